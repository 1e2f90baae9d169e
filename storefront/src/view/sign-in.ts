import {
  createUserWithEmailAndPassword,
  signInAnonymously,
  signInWithEmailAndPassword,
  signOut,
  type User,
} from "firebase/auth";
import { h, toast } from "../dom.ts";
import { explain } from "../explain.ts";
import { auth } from "../firebase.ts";
import { texts } from "../texts.ts";

const attempt = (work: () => Promise<unknown>) => () => {
  work().catch((error: unknown) => toast(explain(error), "bad"));
};

/** Makes the form to sign in as a guest or by e-mail, and to sign out. */
export function createSignIn(): { element: HTMLElement; draw: (user: User | null) => void } {
  const email = h("input", {
    type: "email",
    name: "email",
    autocomplete: "username",
    required: true,
    "aria-label": texts.email,
    placeholder: texts.email,
  });
  const password = h("input", {
    type: "password",
    name: "password",
    autocomplete: "current-password",
    required: true,
    minlength: "6",
    "aria-label": texts.password,
    placeholder: texts.password,
  });
  const form = h(
    "form",
    {
      class: "sign-in",
      onsubmit: (event) => {
        event.preventDefault();
        const isNew = event instanceof SubmitEvent && event.submitter?.getAttribute("value") === "new";
        const enter = isNew ? createUserWithEmailAndPassword : signInWithEmailAndPassword;
        attempt(() => enter(auth, email.value, password.value))();
      },
    },
    h(
      "button",
      { type: "button", class: "primary", onclick: attempt(() => signInAnonymously(auth)) },
      texts.guest,
    ),
    email,
    password,
    h("button", { type: "submit" }, texts.signIn),
    h("button", { type: "submit", value: "new" }, texts.signUp),
  );
  const who = h("span");
  const leave = h("button", { type: "button", onclick: attempt(() => signOut(auth)) }, texts.signOut);
  const account = h("p", { class: "account", hidden: true }, who, leave);
  return {
    element: h("div", { class: "identity" }, form, account),
    draw: (user) => {
      const [hadFocus, hasLeft] = [form, account].map((part) => part.contains(document.activeElement));
      form.hidden = user !== null;
      account.hidden = user === null;
      // Move the focus to the button that replaces the focused one.
      if (hadFocus && user) leave.focus();
      if (hasLeft && !user) form.querySelector("button")?.focus();
      who.textContent = user ? texts.signedInAs(user.email ?? texts.aGuest) : "";
      if (user) password.value = "";
    },
  };
}

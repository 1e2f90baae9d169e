import { onAuthStateChanged } from "firebase/auth";
import { auth } from "./firebase.ts";
import { Shop } from "./shop.ts";
import { language, texts } from "./texts.ts";
import { createPage } from "./view/page.ts";
import "./style.css";

document.documentElement.lang = language;
document.title = texts.title;

// Pay Station has redirected its window here. The shop is in the window that opened it.
if (new URLSearchParams(location.search).has("returned") && window.opener) {
  document.body.textContent = texts.thanks;
  window.close();
} else {
  const shop = new Shop((state) => page.draw(state));
  const page = createPage(shop);
  document.querySelector("#app")?.append(page.element);
  onAuthStateChanged(auth, (user) => shop.setUser(user));
}

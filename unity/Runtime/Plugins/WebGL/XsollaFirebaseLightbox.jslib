mergeInto(LibraryManager.library, {
  $XsollaFirebaseLightbox: { close: null },

  // Shows Pay Station in a frame over the game. The frame has a close button, because Pay Station has none on phones.
  XsollaFirebaseOpenLightbox__deps: ['$XsollaFirebaseLightbox'],
  XsollaFirebaseOpenLightbox: function (urlPointer, namePointer) {
    var url = UTF8ToString(urlPointer);
    var name = UTF8ToString(namePointer);
    if (XsollaFirebaseLightbox.close) XsollaFirebaseLightbox.close();
    // A game in full screen would hide the frame, and a game that has locked the pointer would keep it.
    if (document.fullscreenElement && document.exitFullscreen) document.exitFullscreen();
    if (document.exitPointerLock) document.exitPointerLock();
    var before = document.activeElement;

    var overlay = document.createElement('div');
    overlay.setAttribute('role', 'dialog');
    overlay.setAttribute('aria-label', 'Pay Station');
    overlay.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.8)';
    var frame = document.createElement('iframe');
    frame.src = url;
    frame.title = 'Pay Station';
    frame.allow = 'clipboard-read; clipboard-write; payment';
    frame.style.cssText =
      'position:absolute;left:50%;top:56px;transform:translateX(-50%);border:0;background:#fff;' +
      'width:min(740px,100%);height:calc(100% - 64px)';
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = '\u00d7';
    button.setAttribute('aria-label', 'Close');
    button.style.cssText =
      'position:absolute;right:8px;top:8px;width:40px;height:40px;font:28px/1 sans-serif;color:#fff;' +
      'background:transparent;border:1px solid #fff;border-radius:20px;cursor:pointer';
    // For Safari, which shows Apple Pay in a frame only on a registered domain. Browsers do not block a tab that the
    // player opens by a click.
    var link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = 'Open in a new tab';
    link.style.cssText = 'position:absolute;left:16px;top:16px;font:16px/24px sans-serif;color:#fff';
    overlay.appendChild(frame);
    overlay.appendChild(link);
    overlay.appendChild(button);
    document.body.appendChild(overlay);
    button.focus();

    // The messages between Pay Station and the page around it are those of Xsolla's own widget, which is too large to
    // load for them: https://github.com/xsolla/paystation-embed/blob/master/src/lightbox.js
    var origin = new URL(url).origin;
    function hear(event) {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      var message;
      try {
        message = JSON.parse(event.data) || {};
      } catch (error) {
        return;
      }
      if (message.command === 'close' || message.command === 'widget-close') XsollaFirebaseLightbox.close(true);
      // Without this answer, Pay Station behaves like a whole page, without a way to close it.
      else if (message.command === 'widget-detection') tell('widget-detected', { version: '1.5.0', lightBoxOptions: {} });
      else if (message.command === 'status') report((message.data || {}).paymentInfo);
    }
    function tell(command, data) {
      frame.contentWindow.postMessage(JSON.stringify({ command: command, data: data }), origin);
    }
    function report(payment) {
      if (payment && typeof payment.status === 'string') SendMessage(name, 'OnLightboxStatus', payment.status);
    }
    function escape(event) {
      if (event.key === 'Escape') XsollaFirebaseLightbox.close(true);
    }
    XsollaFirebaseLightbox.close = function (isToTell) {
      window.removeEventListener('message', hear);
      window.removeEventListener('keydown', escape, true);
      overlay.remove();
      XsollaFirebaseLightbox.close = null;
      // The focus of a removed frame does not return by itself, and Unity may pause without the focus.
      window.focus();
      if (before && before.focus) before.focus();
      if (isToTell) SendMessage(name, 'OnLightboxClosed', '');
    };
    window.addEventListener('message', hear);
    window.addEventListener('keydown', escape, true);
    button.addEventListener('click', function () {
      XsollaFirebaseLightbox.close(true);
    });
  },

  XsollaFirebaseCloseLightbox__deps: ['$XsollaFirebaseLightbox'],
  XsollaFirebaseCloseLightbox: function () {
    if (XsollaFirebaseLightbox.close) XsollaFirebaseLightbox.close(false);
  },
});

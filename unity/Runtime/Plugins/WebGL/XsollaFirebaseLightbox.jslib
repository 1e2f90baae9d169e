mergeInto(LibraryManager.library, {
  $XsollaFirebaseLightbox: { close: null },

  // Pay Station in a frame over the game, with a close button of its own: on phones the page inside has none.
  XsollaFirebaseOpenLightbox__deps: ['$XsollaFirebaseLightbox'],
  XsollaFirebaseOpenLightbox: function (urlPointer, namePointer) {
    var url = UTF8ToString(urlPointer);
    var name = UTF8ToString(namePointer);
    if (XsollaFirebaseLightbox.close) XsollaFirebaseLightbox.close();
    if (document.fullscreenElement && document.exitFullscreen) document.exitFullscreen();

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
    overlay.appendChild(frame);
    overlay.appendChild(button);
    document.body.appendChild(overlay);
    button.focus();

    // Pay Station reports to the page around it: {"command": "status-done", …} as a text.
    var origin = new URL(url).origin;
    function hear(event) {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      var command;
      try {
        command = (typeof event.data === 'string' ? JSON.parse(event.data) : event.data).command;
      } catch (error) {
        return;
      }
      if (command === 'close') XsollaFirebaseLightbox.close(true);
      else if (typeof command === 'string' && command.indexOf('status') === 0) SendMessage(name, 'OnLightboxStatus', command);
    }
    function escape(event) {
      if (event.key === 'Escape') XsollaFirebaseLightbox.close(true);
    }
    XsollaFirebaseLightbox.close = function (tell) {
      window.removeEventListener('message', hear);
      window.removeEventListener('keydown', escape, true);
      overlay.remove();
      XsollaFirebaseLightbox.close = null;
      if (tell) SendMessage(name, 'OnLightboxClosed', '');
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

// ログアウト: what was taken along to read goes from this device, and the key to what was written and not sent, which
// stays and is named. Whoever presses at once waits for the device's store, but never longer than a moment.
(function () {
  "use strict";

  var A_MOMENT = 3000;
  var form = document.querySelector("[data-signs-out]"), hearings = window.enishiHearings, pressed = false;

  hearings.unsent().then(function (many) { document.getElementById("unsent").hidden = many === 0; }).catch(function () {});
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (pressed) { return; }
    pressed = true;
    var late = new Promise(function (resolve) { window.setTimeout(resolve, A_MOMENT); });
    // Whether it could be done or not, one is signed out.
    Promise.race([hearings.leave(), late]).catch(function () {}).then(function () { form.submit(); });
  });
  // Back on this page, as the browser held it: the button works again.
  window.addEventListener("pageshow", function () { pressed = false; });
})();

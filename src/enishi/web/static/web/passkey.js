// Passkeys need a script; the other ways to sign in do not. The buttons stay hidden without it.
(function () {
  "use strict";
  var starts = { login: "loginForm", authenticate: "authenticateForm", add: "addForm" };

  document.addEventListener("DOMContentLoaded", function () {
    // A passkey belongs to a name; an address in numbers has none.
    if (!window.PublicKeyCredential || /^[\d.]+$|:/.test(window.location.hostname)) { return; }
    document.querySelectorAll("[data-passkey]").forEach(function (button) {
      var kind = button.dataset.passkey;
      var ids = { credential: button.dataset.credential, passwordless: button.dataset.passwordless };
      ids[kind] = button.id;
      if (button.dataset.options) { ids.data = button.dataset.options; }
      window.allauth.webauthn.forms[starts[kind]]({ ids: ids });
      button.hidden = false;
      var otherwise = document.getElementById("no-passkey");
      if (otherwise) { otherwise.hidden = true; }
    });
  });

  document.addEventListener("allauth.error", function (event) {
    var words = document.getElementById("passkey-failed");
    var place = document.getElementById("messages");
    if (!words || !place) { return; }
    event.preventDefault();
    var sentence = document.createElement("p");
    sentence.className = "notice warn";
    sentence.textContent = words.content.textContent;
    place.replaceChildren(sentence);
  });
})();

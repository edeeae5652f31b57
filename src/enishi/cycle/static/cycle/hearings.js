// What this device holds of 聞き取りを持っていく: each sheet sealed (AES-GCM) with a key that the server gives to its owner
// and this device throws away when somebody signs out. What was not sent yet stays then, and nobody reads it until its
// owner signs in again and is given the key anew. Where a browser cannot seal (no HTTPS), sheets lie as they are.
(function () {
  "use strict";

  var held = new Map(), turn = Promise.resolve();

  function opened(name, shelf, path) {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore(shelf, { keyPath: path }); };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }
  var sheets = opened("enishi-hearings", "sheets", "id"), keys = opened("enishi-hearing-keys", "keys", "owner");

  function within(opening, mode, work) {
    return opening.then(function (db) {
      return new Promise(function (resolve, reject) {
        var change = db.transaction(db.objectStoreNames[0], mode);
        var asked = work(change.objectStore(db.objectStoreNames[0]));
        change.oncomplete = function () { resolve(asked && asked.result); };
        change.onerror = change.onabort = function () { reject(change.error); };
      });
    });
  }
  // One after the other, in the order in which they were asked for: to seal takes a moment, and what was typed last counts.
  function inTurn(work) {
    var mine = turn.then(work);
    turn = mine.catch(function () {});
    return mine;
  }

  // ---- keys: the newest first; another one comes when the server's own secret was changed
  function remember() {
    return within(keys, "readonly", function (shelf) { return shelf.getAll(); }).then(function (rows) {
      // A window that stands open goes on sealing after somebody signed out in another one.
      rows.forEach(function (row) { held.set(row.owner, row.keys); });
    });
  }

  function take(owner, given) {
    if (!window.crypto || !crypto.subtle) { return Promise.resolve(); }
    return inTurn(function () {
      var bytes = Uint8Array.from(atob(given), function (sign) { return sign.charCodeAt(0); });
      return Promise.all([
        crypto.subtle.digest("SHA-256", bytes),
        crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]),
        remember()
      ]).then(function (made) {
        var name = Array.from(new Uint8Array(made[0], 0, 8)).join(".");
        var older = (held.get(owner) || []).filter(function (one) { return one.name !== name; });
        // Whoever was here before and did not sign out gets his again when he signs in.
        return within(keys, "readwrite", function (shelf) {
          shelf.clear();
          shelf.put({ owner: owner, keys: [{ name: name, key: made[1] }].concat(older) });
        }).then(remember);
      });
    }).catch(function () {});
  }

  // ---- sheets
  function sealed(owner, id, text, waits) {
    var mine = (held.get(owner) || [])[0];
    if (!mine) { return Promise.resolve(JSON.parse(text)); }
    var nonce = crypto.getRandomValues(new Uint8Array(12));
    return crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, mine.key, new TextEncoder().encode(text)).then(function (closed) {
      return { id: id, owner: owner, waits: waits, key: mine.name, nonce: nonce, closed: closed };
    }).catch(function () { return JSON.parse(text); });
  }
  function unsealed(row) {
    if (!row.closed) { return row; }
    var mine = (held.get(row.owner) || []).filter(function (one) { return one.name === row.key; })[0];
    var shut = { id: row.id, owner: row.owner, waits: row.waits, shut: true };
    if (!mine) { return shut; }
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce }, mine.key, row.closed)
      .then(function (bytes) { return JSON.parse(new TextDecoder().decode(bytes)); }, function () { return shut; });
  }
  function isUnsent(row) { return !!(row.typed || row.waits); }

  window.enishiHearings = {
    isUnsent: isUnsent,
    take: take,
    all: function () {
      return inTurn(function () {
        return remember().catch(function () {})
          .then(function () { return within(sheets, "readonly", function (shelf) { return shelf.getAll(); }); })
          .then(function (rows) { return Promise.all(rows.map(unsealed)); });
      });
    },
    keep: function (sheet) {
      var owner = sheet.owner, id = sheet.id, text = JSON.stringify(sheet), waits = !!sheet.typed;
      return inTurn(function () {
        return sealed(owner, id, text, waits).then(function (row) {
          return within(sheets, "readwrite", function (shelf) { shelf.put(row); });
        });
      });
    },
    drop: function (id) {
      return inTurn(function () { return within(sheets, "readwrite", function (shelf) { shelf.delete(id); }); });
    },
    // Somebody signs out: what was only taken along goes, and so does what opens the rest.
    leave: function () {
      var gone = within(sheets, "readwrite", function (shelf) {
        shelf.openCursor().onsuccess = function (event) {
          var at = event.target.result;
          if (!at) { return; }
          if (!isUnsent(at.value)) { at.delete(); }
          at.continue();
        };
      });
      return Promise.all([gone, within(keys, "readwrite", function (shelf) { shelf.clear(); })]);
    },
    unsent: function () {
      return within(sheets, "readonly", function (shelf) { return shelf.getAll(); }).then(function (rows) { return rows.filter(isUnsent).length; });
    }
  };
})();

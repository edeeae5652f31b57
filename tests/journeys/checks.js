// What is asked of a page while it stands in the browser: see checks.py.
(() => {
  const OPERABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary,'
    + ' [tabindex]:not([tabindex="-1"])';
  const look = e => getComputedStyle(e);
  const all = (where, scope = document) => [...scope.querySelectorAll(where)];

  const shown = e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && box.width > 1 && box.height > 1;
  };
  const named = e => {
    const words = e.innerText || e.value || e.getAttribute('aria-label') || '';
    const classes = [...e.classList].map(name => '.' + name).join('');
    const id = e.id ? '#' + e.id : '';
    return `${e.localName}${id}${classes} 「${words.trim().slice(0, 24)}」`;
  };
  const operable = () => all(OPERABLE).filter(e => shown(e) && !e.disabled && !e.closest('[inert]'));

  const written = () => {
    const elements = new Set(all('input:not([type=hidden]), select, textarea'));
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      if (walk.currentNode.data.trim()) elements.add(walk.currentNode.parentElement);
    }
    return [...elements].filter(e => shown(e) && !e.closest('rt, rp, script, style, svg'));
  };

  const smallText = least => written()
    .map(e => [e, parseFloat(look(e).fontSize)])
    .filter(([, size]) => size < least)
    .map(([e, size]) => `${named(e)} has text of ${size} px`);

  const inSentence = e => e.localName === 'a' && look(e).display === 'inline'
    && [...e.parentElement.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());

  const smallTargets = least => operable().filter(e => !inSentence(e)).flatMap(e => {
    const boxes = [e, ...(e.labels || [])].map(part => part.getBoundingClientRect());
    const wide = Math.max(...boxes.map(box => box.width));
    const high = Math.max(...boxes.map(box => box.height));
    if (Math.min(wide, high) >= least - 0.5) return [];
    return [`${named(e)} is a target of ${Math.round(wide)}×${Math.round(high)} px`];
  });

  const holdsItsOwn = e => e && (look(e).overflowX !== 'visible' || holdsItsOwn(e.parentElement));

  const sideways = () => {
    const page = document.documentElement;
    const excess = page.scrollWidth - page.clientWidth;
    if (excess <= 0) return [];
    const wide = all('*', document.body).filter(e => shown(e) && !holdsItsOwn(e.parentElement)
      && e.getBoundingClientRect().right > page.clientWidth + 0.5);
    return [`the page is ${excess} px too wide: ${wide.slice(-3).map(named).join(', ')}`];
  };

  // A group of radio buttons is one stop of the Tab key: the chosen one, or the first.
  const isOneStop = e => {
    if (e.type !== 'radio') return true;
    const group = all(`input[type=radio][name="${CSS.escape(e.name)}"]`, e.form || document);
    return e === (group.find(radio => radio.checked) || group[0]);
  };

  // Numbers what the Tab key should reach, and notes what gets the focus from now on.
  const watchFocus = () => {
    const expected = operable().filter(isOneStop);
    window.focusSeen = [];
    document.addEventListener('focusin', ({target}) => {
      const outlined = look(target).outlineStyle !== 'none'
        && parseFloat(look(target).outlineWidth) >= 2;
      window.focusSeen.push({
        number: expected.indexOf(target),
        name: named(target),
        ringed: outlined || look(target).boxShadow !== 'none',
      });
    });
    document.activeElement.blur();
    return expected.map(named);
  };

  const focusSeen = () => window.focusSeen;

  return {smallText, smallTargets, sideways, watchFocus, focusSeen};
})()

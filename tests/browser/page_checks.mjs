// What every page must satisfy, whoever looks at it. Each function runs inside the page and answers
// what is wrong, in words; nothing wrong is an empty list.

/** Language, headings, labels, words that fit. */
export function faults({ lang, dir }) {
  const found = [];
  const root = document.documentElement;
  if (root.lang !== lang) found.push(`the page's language is "${root.lang}", not "${lang}"`);
  if (root.dir !== dir) found.push(`the page runs ${root.dir}, not ${dir}`);
  if (!document.title.trim()) found.push('no title');
  const mains = document.querySelectorAll('h1').length;
  if (mains !== 1) found.push(`${mains} main headings`);

  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    const label = [...field.labels].map((one) => one.textContent.trim()).join(' ');
    if (!label) found.push(`no label: ${field.outerHTML}`);
  }
  for (const target of document.querySelectorAll('a[href], button')) {
    const words = target.textContent.trim() || target.querySelector('img')?.alt;
    if (!words && !target.getAttribute('aria-label')) found.push(`no words: ${target.outerHTML}`);
  }
  if (root.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
    found.push(`${root.scrollWidth} px wide at ${innerWidth}: ${wide.join(' ')}`);
  }
  return found;
}

/** No two pieces of text lie on each other. */
export function overlaps() {
  // What is cut away is there for the ear alone and takes no room.
  const unseen = (one) => one !== null
    && (getComputedStyle(one).clipPath !== 'none' || unseen(one.parentElement));
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (unseen(parent) || parent.closest('.skip, title, desc')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // A font's box is taller than its letters.
      const air = (bottom - top) * 0.15;
      const box = { left, right, top: top + air, bottom: bottom - air };
      texts.push({ words: node.data.trim(), node, box });
    }
  }
  const found = [];
  const touch = 2;
  for (const [at, one] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      if (one.node === other.node) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > touch && down > touch) found.push(`"${one.words}" lies on "${other.words}"`);
    }
  }
  return found;
}

/** No words leave the box they stand in sideways: its edge would be touched, or they would be cut. */
export function cut() {
  const unseen = (one) => one !== null
    && (getComputedStyle(one).clipPath !== 'none' || unseen(one.parentElement));
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (unseen(parent) || parent.closest('.skip, title, desc, option')) continue;
    const around = parent.closest('.card, .ticket, .slip, .button, .tag, .flag, td, th, .wide');
    const style = getComputedStyle(around);
    const { left, right } = around.getBoundingClientRect();
    const inside = (side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]);
    const range = document.createRange();
    range.selectNodeContents(node);
    const out = [...range.getClientRects()].some((box) => box.left < left + inside('Left') - 1
      || box.right > right - inside('Right') + 1);
    if (out) found.push(`"${node.data.trim().slice(0, 60)}" leaves ${around.tagName} ${around.className}`);
  }
  return found;
}

/** Everything the Tab key must reach, in the order of the page: marked, and counted. */
export function mark() {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const reached = (one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.tabIndex < 0) return false;
    if (one.type !== 'radio') return true;
    // One stop for a group: the chosen answer, or the first.
    const group = [...document.querySelectorAll(`input[type=radio][name="${one.name}"]`)];
    return one === (group.find((other) => other.checked) ?? group[0]);
  };
  const stops = [...document.querySelectorAll(all)].filter(reached);
  stops.forEach((one, at) => one.setAttribute('data-stop', at));
  // The keyboard begins where somebody last was: before everything.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  return stops.length;
}

/** Which stop the keyboard is at, and whether one can see it. */
export function stop() {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const wide = parseFloat(style.outlineWidth);
  return {
    at: here === document.body ? null : Number(here.getAttribute('data-stop') ?? -1),
    what: here.outerHTML.slice(0, 120),
    seen: style.outlineStyle !== 'none' && wide >= 2 && box.bottom > 0 && box.top < innerHeight,
  };
}

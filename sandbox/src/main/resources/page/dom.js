/** An element. Properties: `class`, `on…` listeners, anything else an attribute (false and null leave it out). */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A 16×16 line drawing. */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  fill(svg, { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, []);
  svg.append(fill(document.createElementNS(SVG, 'path'), { d: path }, []));
  return svg;
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

const shown = new WeakMap();

/**
 * Makes `parent` show one element per item, in order. An element is built again only when its item has changed;
 * `changed(element, item, before)` then hears of it.
 */
export function showList(parent, items, { key, build, changed = () => {} }) {
  const before = shown.get(parent) ?? new Map();
  const now = new Map();
  for (const item of items) {
    const signature = JSON.stringify(item);
    const known = before.get(key(item));
    if (known?.signature === signature) {
      now.set(key(item), known);
      continue;
    }
    const element = build(item);
    if (known) {
      replace(known.element, element);
      changed(element, item, known.item);
    }
    now.set(key(item), { element, item, signature });
  }
  before.forEach((known, name) => now.has(name) || known.element.remove());
  let place = parent.firstElementChild;
  for (const { element } of now.values()) {
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  shown.set(parent, now);
}

/** Puts `fresh` in the place of `old`; focus and opened details stay as they were. */
function replace(old, fresh) {
  const opened = [...old.querySelectorAll('details')].map(details => details.open);
  [...fresh.querySelectorAll('details')].forEach((details, i) => (details.open = opened[i] ?? details.open));
  const focused = old.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  old.replaceWith(fresh);
  if (focused === null) return;
  const successor = [...fresh.querySelectorAll('button,a,select,summary,input')].find(e => nameOf(e) === focused);
  successor?.focus({ preventScroll: true });
}

const nameOf = element => element.tagName + (element.getAttribute('aria-label') ?? element.textContent);

/** A choice of few, side by side; arrow keys move. */
export function showSegments(parent, options, chosen, choose) {
  showList(parent, options.map(o => ({ ...o, chosen: o.value === chosen })), {
    key: o => o.value,
    build: o => el('button', {
      type: 'button', role: 'radio', 'data-value': o.value,
      'aria-checked': String(o.chosen), tabindex: o.chosen || chosen === null ? '0' : '-1',
      onclick: () => choose(o.value),
      onkeydown: event => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const next = options[(options.findIndex(x => x.value === o.value) + step + options.length) % options.length];
        parent.querySelector(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
        choose(next.value);
      },
    }, o.label),
  });
}

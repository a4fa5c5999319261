import { el } from './dom.js';
import { get, put } from './api.js';

/** One switch per provider: away, or there again. */
export function start() {
  document.querySelectorAll('[data-outage]').forEach(place => {
    const provider = place.dataset.outage;
    const control = el('button', { type: 'button', class: 'outage', 'aria-pressed': 'false', onclick: () => turn(provider) });
    place.append(control);
  });
}

const path = provider => `/control/faults/${provider}`;

async function turn(provider) {
  const fault = await get(path(provider));
  if (fault) await put(path(provider), { ...fault, down: !fault.down });
  await show();
}

export const show = () => Promise.all([...document.querySelectorAll('[data-outage]')].map(async place => {
  const fault = await get(path(place.dataset.outage), { quiet: true });
  const control = place.firstElementChild;
  if (!fault || !control) return;
  control.setAttribute('aria-pressed', String(fault.down));
  control.textContent = fault.down ? 'Down (503)' : 'Up';
  control.title = fault.down ? 'Every call is answered 503. Press to bring it back.' : 'Press to answer every call with 503.';
  control.setAttribute('aria-label', `${place.dataset.outage} ${fault.down ? 'is down: bring it back' : 'is up: take it down'}`);
}));

import { byId } from './dom.js';

/** What the sandbox answered, as JSON; null when it refused or is away, which `quiet` keeps from the user. */
export async function call(method, path, body, { quiet = false } = {}) {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      if (!quiet) notice(reason(text) ?? `${method} ${path} answered ${response.status}`);
      return null;
    }
    if (method !== 'GET') document.dispatchEvent(new Event('acted'));
    return text ? JSON.parse(text) : {};
  } catch {
    if (!quiet) notice('The sandbox does not answer. Is it running?');
    return null;
  }
}

export const get = (path, options) => call('GET', path, undefined, options);
export const post = (path, body = {}) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);

function reason(text) {
  try {
    const answer = JSON.parse(text);
    return answer.error ?? answer.message ?? null;
  } catch {
    return null;
  }
}

let timer;

export function notice(text) {
  const place = byId('notice');
  place.textContent = text;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (place.hidden = true), 6000);
}

/**
 * Calls `changed` at the start, whenever the sandbox says that something changed, and after each reconnection; never
 * twice at a time. `connected(boolean)` hears whether the sandbox is there.
 */
export function follow(changed, connected) {
  let running = false;
  let again = false;
  async function refresh() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
      await new Promise(resume => setTimeout(resume, 120));
    } while (again);
    running = false;
  }
  function connect(pause) {
    const stream = new EventSource('/control/stream');
    stream.onopen = () => {
      pause = 500;
      connected(true);
      refresh();
    };
    stream.addEventListener('changed', refresh);
    stream.onerror = () => {
      connected(false);
      stream.close();
      setTimeout(() => connect(Math.min(pause * 1.5, 4000)), pause);
    };
  }
  connect(500);
  return refresh;
}

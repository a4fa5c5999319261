import { el } from './dom.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export const timeOfDay = date => clock.format(date);
export const wholeDate = date => full.format(date);
export const dayOf = date => day.format(date);

export function ago(date, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - date) / 1000));
  if (seconds < 5) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return day.format(date);
}

export function lasting(from, to) {
  const seconds = Math.max(0, Math.round((to - from) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A time that keeps itself right: "12 s ago", or with `until` null the time that something has been running. */
export function age(iso, { running = false } = {}) {
  if (!iso) return null;
  const date = new Date(iso);
  const time = el('time', { datetime: iso, title: wholeDate(date), 'data-running': running });
  refresh(time);
  return time;
}

function refresh(time) {
  const date = new Date(time.getAttribute('datetime'));
  const text = time.hasAttribute('data-running') ? lasting(date, Date.now()) : ago(date);
  if (time.textContent !== text) time.textContent = text;
}

setInterval(() => document.querySelectorAll('.scroll time').forEach(refresh), 1000);

const PARTS = {
  date_num: d => [d.getFullYear(), pad(d.getMonth() + 1), pad(d.getDate())].join('-'),
  date: d => new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(d),
  date_short: d => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(d),
  date_long: d => new Intl.DateTimeFormat('en', { dateStyle: 'full' }).format(d),
  time: d => clock.format(d),
  time_secs: d => new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(d),
  ago: d => ago(d),
};
PARTS.date_pretty = d => nearDay(d) ?? PARTS.date(d);
PARTS.date_short_pretty = d => nearDay(d) ?? PARTS.date_short(d);
PARTS.date_long_pretty = d => nearDay(d) ?? PARTS.date_long(d);

const pad = number => String(number).padStart(2, '0');

function nearDay(date) {
  const days = (new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000;
  return { 0: 'today', 1: 'yesterday', '-1': 'tomorrow' }[Math.round(days)];
}

/** Slack's `<!date^unix^{date} at {time}|…>`. */
export function slackDate(unixSeconds, format) {
  const date = new Date(Number(unixSeconds) * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, part) => PARTS[part]?.(date) ?? whole);
}

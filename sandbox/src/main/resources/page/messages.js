import { byId, el, showList } from './dom.js';
import { anchor, mrkdwn, plain } from './mrkdwn.js';
import { render } from './blocks.js';
import { timeOfDay, wholeDate } from './time.js';

const NEAR = 60;
const SAME_BREATH = 300;
const MANY_REPLIES = 4;

/** Threads that somebody opened or closed by hand: channel and ts → open. */
const threads = new Map();

let shownChannel = null;
let redraw = () => {};

/** Shows a channel's messages. Whoever reads the end goes on reading the end, anybody else stays where they are. */
export function show(channel, messages, context) {
  const log = byId('messages');
  const switched = shownChannel !== channel;
  const atEnd = switched || log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const last = log.lastElementChild;
  shownChannel = channel;
  redraw = () => draw(log, channel, messages, context);
  redraw();
  if (switched || atEnd) toEnd();
  else if (log.lastElementChild !== last) byId('newer').hidden = false;
}

export function toEnd() {
  const log = byId('messages');
  log.scrollTop = log.scrollHeight;
  byId('newer').hidden = true;
}

export function start() {
  byId('newer').addEventListener('click', toEnd);
  byId('messages').addEventListener('scroll', ({ currentTarget: log }) => {
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) byId('newer').hidden = true;
  });
}

function draw(log, channel, messages, context) {
  const parents = messages.filter(m => !m.threadTs || m.threadTs === m.ts);
  const known = new Set(parents.map(m => m.ts));
  const stray = messages.filter(m => m.threadTs && m.threadTs !== m.ts && !known.has(m.threadTs));
  const items = [...parents, ...stray].sort((a, b) => a.ts - b.ts).map((message, i, all) => {
    const replies = messages.filter(m => m.threadTs === message.ts && m.ts !== message.ts);
    return { message, replies, open: threads.get(channel + message.ts) ?? replies.length < MANY_REPLIES, follows: follows(message, all[i - 1]) };
  });
  showList(log, items, {
    key: item => `${channel}/${context.person}/${item.message.ts}`,
    build: item => conversation(item, channel, context),
    changed: (element, item, before) => {
      if (item.message.versions !== before.message.versions) flash(element.querySelector('.message'));
      const earlier = new Map(before.replies.map(r => [r.ts, r.versions]));
      item.replies.filter(r => earlier.has(r.ts) && earlier.get(r.ts) !== r.versions)
        .forEach(r => flash(element.querySelector(`[data-ts="${CSS.escape(r.ts)}"]`)));
    },
  });
}

const flash = element => element?.classList.add('flash');

const follows = (message, before) => Boolean(before) && before.userId === message.userId && !message.ephemeral && !before.ephemeral
  && message.ts - before.ts < SAME_BREATH && !message.bot;

function conversation({ message, replies, open, follows: short }, channel, context) {
  const toggle = () => {
    threads.set(channel + message.ts, !open);
    redraw();
  };
  return el('article', { class: 'conversation' },
    single(message, short, context),
    replies.length > 0 && el('button', { type: 'button', class: 'thread-toggle', 'aria-expanded': String(open), onclick: toggle },
      `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`),
    open && replies.length > 0 && el('div', { class: 'thread', role: 'group', 'aria-label': 'Thread' },
      replies.map(reply => single(reply, false, context))));
}

function single(message, short, context) {
  const at = new Date(message.ts * 1000);
  const person = context.names.user(message.userId) ?? message.user;
  return el('div', { class: `message ${message.ephemeral ? 'ephemeral' : ''} ${short ? 'short' : ''}`, 'data-ts': message.ts },
    el('span', { class: `avatar of-${message.bot ? 'bot' : message.user}`, 'aria-hidden': 'true' }, person.slice(0, 1).toUpperCase()),
    el('div', { class: 'content' },
      message.ephemeral && el('p', { class: 'only-you' }, 'Only visible to you'),
      el('p', { class: 'by' },
        el('strong', {}, person), message.bot && el('span', { class: 'app' }, 'APP'),
        el('time', { datetime: at.toISOString(), title: wholeDate(at) }, timeOfDay(at))),
      body(message, context),
      message.reactions?.length > 0 && el('p', { class: 'reactions' },
        message.reactions.map(r => el('span', {}, plain(`:${r.name}:`), String(r.count))))));
}

function body(message, context) {
  const inside = { ...context, act: action => context.act({ ts: message.ts, ...action }) };
  const edited = message.edited && el('span', { class: 'edited' }, '(edited)');
  const blocks = message.blocks?.length > 0;
  return [
    blocks && el('div', { class: 'blocks' }, render(message.blocks, inside), edited),
    !blocks && message.text && el('div', { class: 'prose' }, mrkdwn(message.text, context.names), edited && ' ', edited),
    (message.attachments ?? []).map(a => attachment(a, inside)),
  ];
}

function attachment(a, context) {
  const box = el('div', { class: 'attachment' },
    a.pretext && el('div', { class: 'prose' }, mrkdwn(a.pretext, context.names)),
    a.title && el('strong', {}, a.title_link ? anchor(a.title_link, a.title) : a.title),
    a.blocks ? el('div', { class: 'blocks' }, render(a.blocks, context)) : el('div', { class: 'prose' }, mrkdwn(a.text ?? a.fallback, context.names)));
  const color = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' }[a.color] ?? (/^#?[0-9a-f]{6}$/i.test(a.color ?? '') ? '#' + a.color.replace('#', '') : null);
  if (color) box.style.borderColor = color;
  return box;
}

import { el } from './dom.js';
import { emoji } from './emoji.js';
import { slackDate } from './time.js';

const INLINE = [
  { pattern: /```\n?([\s\S]*?)\n?```/y, node: (m, names) => el('pre', {}, links(m[1], names)) },
  { pattern: /`([^`\n]+)`/y, node: (m, names) => el('code', {}, links(m[1], names)) },
  { pattern: /<((?:[@#!]|https?:|mailto:|tel:)[^<>\n]+)>/y, node: (m, names) => reference(m[1], names) },
  { pattern: /:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/y, node: m => picture(m[1], m[0]) },
  { pattern: /\*(?![\s*])([^*\n]*?[^\s*])\*/y, word: true, node: (m, names) => el('strong', {}, inline(m[1], names)) },
  { pattern: /_(?![\s_])([^_\n]*?[^\s_])_/y, word: true, node: (m, names) => el('em', {}, inline(m[1], names)) },
  { pattern: /~(?![\s~])([^~\n]*?[^\s~])~/y, word: true, node: (m, names) => el('s', {}, inline(m[1], names)) },
];

/** Slack's mrkdwn as nodes. `names` tells the names of users and channels by their ids. */
export function mrkdwn(text, names) {
  const nodes = [];
  for (const part of (text ?? '').split(/(```[\s\S]*?```)/)) {
    if (part.startsWith('```') && part.length > 5) nodes.push(...inline(part, names));
    else nodes.push(...paragraphs(part, names));
  }
  return nodes;
}

/** `plain_text`: emoji shortcodes and entities only. */
export function plain(text, withEmoji = true) {
  const nodes = [];
  for (const [i, part] of String(text ?? '').split(withEmoji ? /:([a-z0-9_+'-]+):/ : /$^/).entries()) {
    nodes.push(i % 2 === 0 ? unescape(part) : picture(part, `:${part}:`));
  }
  return nodes;
}

function paragraphs(text, names) {
  const nodes = [];
  let quote = null;
  for (const [i, line] of text.split('\n').entries()) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (!quote) nodes.push(quote = el('blockquote'));
      else quote.append(el('br'));
      quote.append(...inline(quoted[1], names));
      continue;
    }
    if (i > 0 && !quote) nodes.push(el('br'));
    quote = null;
    nodes.push(...inline(line, names));
  }
  return nodes;
}

function inline(text, names) {
  const nodes = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const found = tokenAt(text, at);
    if (!found) {
      at++;
      continue;
    }
    if (at > from) nodes.push(unescape(text.slice(from, at)));
    nodes.push(...[found.rule.node(found.match, names)].flat());
    from = at = at + found.match[0].length;
  }
  if (from < text.length) nodes.push(unescape(text.slice(from)));
  return nodes;
}

function tokenAt(text, at) {
  for (const rule of INLINE) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match && (!rule.word || standsAlone(text, at, match[0].length))) return { rule, match };
  }
  return null;
}

const standsAlone = (text, at, length) =>
  !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + length] ?? ' ');

const unescape = text => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** In code only references are read. */
function links(text, names) {
  return text.split(/(<(?:[@#!]|https?:|mailto:)[^<>\n]+>)/).map((part, i) =>
    i % 2 ? reference(part.slice(1, -1), names) : unescape(part));
}

function reference(inner, names) {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : unescape(inner.slice(bar + 1));
  if (target.startsWith('@')) return mention('@' + (names.user(target.slice(1)) ?? label ?? target.slice(1)));
  if (target.startsWith('#')) return mention('#' + (names.channel(target.slice(1)) ?? label ?? target.slice(1)));
  if (target.startsWith('!date^')) return dated(target, label);
  if (target.startsWith('!subteam^')) return mention(label ?? '@group');
  if (target.startsWith('!')) return mention('@' + target.slice(1));
  return anchor(unescape(target), label === null ? unescape(target) : inline(inner.slice(bar + 1), names));
}

const mention = text => el('span', { class: 'mention' }, text);

function dated(target, label) {
  const [, seconds, format, href] = target.split('^');
  if (!/^\d+$/.test(seconds) || !format) return label ?? '';
  const time = el('time', { datetime: new Date(seconds * 1000).toISOString() }, slackDate(seconds, format));
  return href ? anchor(href, time) : time;
}

/** A link that can do no more than open a page. */
export function anchor(href, content) {
  return /^(https?|mailto):/i.test(href)
    ? el('a', { href, target: '_blank', rel: 'noreferrer noopener' }, content)
    : el('span', {}, content);
}

function picture(name, source) {
  const character = emoji(name);
  return character
    ? el('span', { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: source }, character)
    : source;
}

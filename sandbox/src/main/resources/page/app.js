import { byId } from './dom.js';
import { follow, get } from './api.js';
import * as slack from './slack.js';
import * as repository from './repository.js';
import * as pipelines from './pipelines.js';
import * as outages from './outages.js';
import * as views from './views.js';

let last = null;

repository.start(slack.who);
outages.start();
slack.start(() => {
  repository.choose(slack.where());
  showViews();
});
document.addEventListener('acted', follow(refresh, connected));

async function refresh() {
  const state = await get('/control/state', { quiet: true });
  if (!state) return;
  last = state;
  repository.show(state.github);
  pipelines.show(state.circleci);
  showViews();
  await Promise.all([slack.show(state.slack), outages.show()]);
}

function showViews() {
  if (last) views.show(last.slack?.views, slack.who());
}

function connected(there) {
  const place = byId('connection');
  place.dataset.state = there ? 'there' : 'away';
  place.textContent = there ? 'Live' : 'Sandbox away, trying again';
}

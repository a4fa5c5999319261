// Probot's own middleware behind node:http: verifies, parses, hands the event to a listener that does nothing.
import { createServer } from "node:http";
import { Probot, createNodeMiddleware } from "probot";

const probot = new Probot({
  githubToken: "unused: nothing is called",
  secret: process.env.SECRET,
  logLevel: "error",
  logFormat: "json",
});
const middleware = await createNodeMiddleware(
  (app) => {
    app.on(["push", "pull_request"], async () => {});
  },
  { probot, webhooksPath: "/" },
);
createServer(middleware).listen(Number(process.env.PORT), "127.0.0.1");

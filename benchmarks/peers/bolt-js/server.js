// Bolt's usual receiver: verifies, parses, acknowledges. Who the bot is is known, so that Slack is never called.
import bolt from "@slack/bolt";

const { App, LogLevel } = bolt;
const app = new App({
  signingSecret: process.env.SECRET,
  authorize: async () => ({ botToken: "xoxb-unused", botId: "B1", botUserId: "U1" }),
  logLevel: LogLevel.ERROR,
});
app.command("/cimon", async ({ ack }) => ack());
await app.start({ port: Number(process.env.PORT), host: "127.0.0.1" });

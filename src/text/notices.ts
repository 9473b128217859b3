const en = {
  reconnect: {
    heading: (network: string) => `Please connect ${network} again`,
    text: (network: string, handle: string) =>
      `${network} no longer accepts our access to @${handle}. Nothing is read for you until you connect it again. Whoever runs Rapport can do that with you.`,
  },
  credits: {
    heading: (network: string) => `Reading ${network} is paused`,
    network: (network: string) => `The credits at ${network} are used up. Reading goes on once there are new ones.`,
    daily_budget: (network: string) =>
      `Today’s budget for ${network} is used up. Reading goes on tomorrow from where it stopped.`,
    monthly_budget: (network: string) =>
      `This month’s budget for ${network} is used up. Reading goes on next month or with a higher budget.`,
  },
}

const de: typeof en = {
  reconnect: {
    heading: (network) => `Bitte verbinde ${network} neu`,
    text: (network, handle) =>
      `${network} nimmt unseren Zugang zu @${handle} nicht mehr an. Bis du neu verbindest, wird für dich nichts gelesen. Wer Rapport betreibt, kann das mit dir tun.`,
  },
  credits: {
    heading: (network) => `${network} wird gerade nicht gelesen`,
    network: (network) => `Das Guthaben bei ${network} ist aufgebraucht. Sobald es neues gibt, geht es weiter.`,
    daily_budget: (network) =>
      `Das Tagesbudget für ${network} ist aufgebraucht. Morgen geht es an derselben Stelle weiter.`,
    monthly_budget: (network) =>
      `Das Monatsbudget für ${network} ist aufgebraucht. Weiter geht es nächsten Monat oder mit höherem Budget.`,
  },
}

/** Short messages to one person that are no alerts. */
export const noticeText = { en, de }

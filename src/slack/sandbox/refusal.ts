/** Slack's `ok: false` with its error code. */
export class SlackRefusal extends Error {
  override name = 'SlackRefusal'
  readonly code: string
  readonly messages: string[]
  constructor(code: string, messages: string[] = []) {
    super(`Slack refuses: ${code}`)
    this.code = code
    this.messages = messages
  }
}

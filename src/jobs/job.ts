/** A scheduled piece of work. It may be run at any time, also twice: what it does, it does once. */
export interface Job {
  name: string
  /** A cron expression with seconds, in the configured time zone. */
  cron: string
  /** Aborted on shutdown; a job then stops at its next safe point. */
  run(signal: AbortSignal): Promise<void>
}

import type { Account, AccountStatus, Consent, Cursor, Tokens } from '../domain/account.ts'
import type { Alert, AlertState, Draft } from '../domain/alert.ts'
import type { Contact, Customer } from '../domain/customer.ts'
import type { Employee } from '../domain/employee.ts'
import type { Effect, PhraseRule } from '../domain/phrase.ts'
import type { Post } from '../domain/post.ts'
import type { Reading, SentimentLabel } from '../domain/reading.ts'
import type { Touch } from '../domain/touch.ts'
import type { Profile } from './network.ts'
import type { MessageRef } from './notifier.ts'

/** A post as stored: `rowId` is ours, `accountId` the account that first saw it. */
export interface StoredPost extends Post {
  rowId: string
  accountId: string
  /** Null for our own posts. */
  contactId: string | null
  /** Makes touches, never alerts: seen on an account's first poll and older than a day. */
  isQuiet: boolean
  /** Its text was removed. */
  isRedacted: boolean
}

export interface StoreResult {
  /** New posts, in the order given. */
  stored: StoredPost[]
  /** How many were there already (their counters, text and version are brought up to date). */
  duplicates: number
  /** Posts that came back with changed words (an edit), to be read again. */
  edited: StoredPost[]
}

export interface PostStore {
  /** Stores posts once each, keyed on network and first id, with their authors; idempotent. */
  storeAll(
    accountId: string,
    posts: readonly Post[],
    profiles: readonly Profile[],
    options: { isQuiet(post: Post): boolean; now: Date },
  ): Promise<StoreResult>
  /** Posts stored but not yet processed, oldest first; at most `limit`. */
  unprocessed(limit: number, accountId?: string): Promise<StoredPost[]>
  /** Remembers readings and that the posts are done; our own words are done without one (privacy.md 3). */
  finish(posts: readonly { rowId: string; reading: Reading | null }[], now: Date): Promise<void>
  /** A reading that a person corrected; the post's place in the queue stays as it is. */
  saveReading(rowId: string, reading: Reading, now: Date): Promise<void>
  /** Counts a failure; a post that failed 5 times is parked and no longer `unprocessed`. */
  fail(rowId: string, reason: string): Promise<void>
  /** How many posts were parked; each is one that somebody should look at. */
  parked(): Promise<number>
  byRowIds(rowIds: readonly string[]): Promise<StoredPost[]>
  /** By the network's own ids (of first versions). */
  byIds(network: string, ids: readonly string[]): Promise<StoredPost[]>
  /** How many of these ids are stored. */
  countKnown(network: string, ids: readonly string[]): Promise<number>
  /** Posts of a contact, newest first. */
  ofContact(contactId: string, limit: number): Promise<StoredPost[]>
  readingsOf(rowIds: readonly string[]): Promise<Map<string, Reading>>
  /** Post ids (the network's) that one of ours has answered. */
  answeredAmong(network: string, ids: readonly string[]): Promise<Set<string>>
  /** Interactions of the last posts of an author's or account's kind, newest first, for its own baseline. */
  recentInteractions(accountId: string, limit: number): Promise<number[]>
  /** Mentions of an account per hour slot: the counts of the same hour over the last `days` days, newest first. */
  mentionCounts(accountId: string, slotStart: Date, slotEnd: Date, days: number): Promise<number[]>
  /** Distinct authors that mentioned the account in the span. */
  authorsBetween(accountId: string, from: Date, to: Date): Promise<number>
  /** Removes at most `limit` texts past their time, oldest first; see `Retention`. Returns the row ids touched. */
  redactOlderThan(rule: { text: Date; unlinkedText: Date }, limit: number): Promise<string[]>
}

export interface PeopleStore {
  employees(): Promise<Employee[]>
  employeeById(id: string): Promise<Employee | null>
  employeesByIds(ids: readonly string[]): Promise<Map<string, Employee>>
  employeeByEmail(email: string): Promise<Employee | null>
  employeeBySlackId(slackUserId: string): Promise<Employee | null>
  saveEmployee(employee: Omit<Employee, 'id'> & { id?: string }): Promise<Employee>
  /** False when that Slack user is known as another employee already. */
  setSlackUser(
    employeeId: string,
    slackUserId: string,
    timeZone: string | null,
    language: 'de' | 'en' | null,
  ): Promise<boolean>
  customers(): Promise<Customer[]>
  customersByIds(ids: readonly string[]): Promise<Map<string, Customer>>
  /** Customers whose name contains the words, best first; for pickers. */
  searchCustomers(words: string, limit: number): Promise<Customer[]>
  customersHeldBy(employeeId: string, limit: number): Promise<{ customers: Customer[]; total: number }>
  saveCustomer(customer: Omit<Customer, 'id'> & { id?: string }): Promise<Customer>
  /** As `saveCustomer`, for many at once; in the order given. */
  saveCustomers(customers: readonly (Omit<Customer, 'id'> & { id?: string })[]): Promise<Customer[]>
  contactsByIds(ids: readonly string[]): Promise<Map<string, Contact>>
  contactsOfCustomers(customerIds: readonly string[]): Promise<Contact[]>
  contactsByHandles(handles: readonly { network: string; handle: string }[]): Promise<Contact[]>
  /** Inserts or updates by network and handle. */
  saveContact(contact: Omit<Contact, 'id'> & { id?: string }): Promise<Contact>
  /** As `saveContact`, for many at once; in the order given. */
  saveContacts(contacts: readonly (Omit<Contact, 'id'> & { id?: string })[]): Promise<Contact[]>
  /** Profiles known by the network's own ids. */
  profiles(network: string, remoteIds: readonly string[]): Promise<Map<string, Profile>>
  rememberFormality(contactIds: readonly { id: string; formality: 'du' | 'sie' }[]): Promise<void>
  /** Handles on the network that are ours: employees' and connected accounts'. Lower case. */
  ownHandles(network: string): Promise<Set<string>>
}

export interface AccountStore {
  all(): Promise<Account[]>
  byId(id: string): Promise<Account | null>
  byIds(ids: readonly string[]): Promise<Map<string, Account>>
  ofEmployee(employeeId: string): Promise<Account[]>
  /** Connects (or connects again) an account; tokens are encrypted before they are written. */
  connect(
    account: { network: string; remoteId: string; handle: string; employeeId: string | null },
    tokens: Tokens | null,
    consent: Omit<Consent, 'accountId' | 'withdrawnAt'> | null,
    now: Date,
  ): Promise<Account>
  setStatus(id: string, status: AccountStatus, reason: string | null): Promise<void>
  /** Deletes the tokens and closes the consent. */
  disconnect(id: string, now: Date): Promise<void>
  tokens(id: string): Promise<Tokens | null>
  /**
   * Runs `work` holding the account's refresh lock across all processes; the tokens it is given were
   * read after the lock was taken, and what it returns is stored before anybody else may read (trap 1).
   */
  withTokenLock(id: string, work: (current: Tokens) => Promise<Tokens | null>): Promise<Tokens | null>
  /** Connected accounts that are due, each leased to `owner` until `leaseUntil`; nobody else gets them meanwhile. */
  leaseDue(owner: string, now: Date, leaseUntil: Date, limit: number): Promise<Account[]>
  release(
    id: string,
    owner: string,
    next: { nextPollAt: Date; lastSuccessAt?: Date; error?: string | null },
  ): Promise<void>
  saveCursor(id: string, cursor: Cursor): Promise<void>
  /** Every connected account is to be read at the next opportunity, whenever that was planned. */
  makeDue(): Promise<void>
  /** OAuth attempts, one use each. */
  saveSignIn(attempt: SignInAttempt): Promise<void>
  takeSignIn(state: string, now: Date): Promise<SignInAttempt | null>
}

export interface SignInAttempt {
  state: string
  network: string
  employeeId: string
  codeVerifier: string
  redirectUri: string
  consentText: string
  consentVersion: string
  language: 'de' | 'en'
  expiresAt: Date
}

export interface TouchStore {
  /** Once per post; idempotent. */
  record(touches: readonly Touch[]): Promise<number>
  ofContacts(contactIds: readonly string[], since: Date): Promise<Map<string, Touch[]>>
  ofCustomers(customerIds: readonly string[], since: Date): Promise<Map<string, Touch[]>>
  /** A corrected or re-read sentiment of the touch a post made; null where it is unclear. */
  setSentiment(postRowId: string, sentiment: number | null): Promise<void>
  /** Gives a contact's earlier touches to the customer it now belongs to (null takes them away). */
  reassign(contactId: string, customerId: string | null): Promise<void>
}

/** A message that shows an alert; `employeeId` is whose direct message it is, null in a channel. */
export interface AlertMessage extends MessageRef {
  employeeId: string | null
}

export interface AlertStore {
  byId(id: string): Promise<Alert | null>
  byConversations(keys: readonly string[]): Promise<Map<string, Alert>>
  /** Alerts that stand for any of these posts. */
  byPosts(postRowIds: readonly string[]): Promise<Map<string, Alert>>
  /** Stores a new alert with its posts; null when the conversation or a post already has one. */
  create(alert: Alert, postRowIds: readonly string[]): Promise<Alert | null>
  /** As `create`, for many at once; false when one of them was there already (the others may be stored). */
  createAll(alerts: readonly { alert: Alert; postRowIds: readonly string[] }[]): Promise<boolean>
  /** Stores `next` if the row still has `next.version - 1`; false when somebody was faster. */
  save(next: Alert, newPostRowIds?: readonly string[]): Promise<boolean>
  postsOf(alertId: string): Promise<string[]>
  /** Waiting for this employee, most urgent first. */
  waitingFor(employeeId: string, limit: number): Promise<{ alerts: Alert[]; total: number }>
  snoozedUntil(now: Date, limit: number): Promise<Alert[]>
  list(filter: { states?: readonly AlertState[]; limit: number }): Promise<Alert[]>
  /** Where the alert stands in Slack, first one first. */
  messagesOf(alertId: string): Promise<AlertMessage[]>
  /** Idempotent. */
  addMessage(alertId: string, message: AlertMessage, now: Date): Promise<void>
  /** The message is no longer there. */
  removeMessage(ref: MessageRef): Promise<void>
  /** The last drafts shown for an account, newest first. */
  recentDrafts(accountId: string, limit: number): Promise<string[]>
  rememberDrafts(
    shown: readonly { accountId: string; alertId: string; drafts: readonly Draft[] }[],
    now: Date,
  ): Promise<void>
}

export type DeliveryKind = 'post' | 'update' | 'thread' | 'notice' | 'home'

/** Something to be sent to Slack: written with what caused it, sent after. */
export interface Delivery {
  id: string
  kind: DeliveryKind
  alertId: string | null
  employeeId: string | null
  /** What the kind needs beyond the alert's own state, as JSON. */
  data: unknown
  attempts: number
  /** Sends whose answer never came: each may have left a message. */
  ambiguous: number
}

export interface NewDelivery {
  kind: DeliveryKind
  alertId?: string | null
  employeeId?: string | null
  data?: unknown
  /** At most one delivery exists for a key; a second is dropped. */
  key?: string
  notBefore?: Date
}

export interface OutboxStore {
  enqueue(deliveries: readonly NewDelivery[], now: Date): Promise<void>
  /** Claims what is due, oldest first, one per alert at a time; a claim lapses at `leaseUntil`. */
  claim(owner: string, now: Date, leaseUntil: Date, limit: number): Promise<Delivery[]>
  /** Done; for a `post`, with the message that now shows the alert. False if the claim had lapsed. */
  sent(id: string, owner: string, message: AlertMessage | null, now: Date): Promise<boolean>
  retry(id: string, owner: string, notBefore: Date, reason: string, ambiguous: boolean): Promise<void>
  /** Nothing that waits is due before then. */
  holdAll(until: Date): Promise<void>
  /** Unsent, for its channel is busy: due again at `notBefore`, and no attempt. */
  putBack(id: string, owner: string, notBefore: Date): Promise<void>
  /** Given up; kept with its reason for `doctor` and `/readyz`. */
  giveUp(id: string, owner: string, reason: string, now: Date): Promise<void>
  counts(): Promise<{ pending: number; givenUp: number; oldestPending: Date | null }>
  nextDue(): Promise<Date | null>
}

/** A gesture as it came from Slack: queued before it is acknowledged, worked off after (slack.md, trap 6). */
export interface InboxItem {
  /** Slack's event or trigger id: the same gesture delivered twice is one. */
  id: string
  kind: string
  data: unknown
  attempts: number
}

export interface InboxStore {
  /** False when this id was seen before. */
  add(item: { id: string; kind: string; data: unknown }, now: Date): Promise<boolean>
  claim(owner: string, now: Date, leaseUntil: Date, limit: number): Promise<InboxItem[]>
  done(id: string, now: Date): Promise<void>
  isDone(id: string): Promise<boolean>
  retry(id: string, notBefore: Date, reason: string): Promise<void>
  forgetBefore(time: Date): Promise<void>
}

/** What somebody said of a whole post. Of each post there may be one of either kind. */
export interface Correction {
  postRowId: string
  alertId: string
  byId: string
  label: Effect
  /** Text at the time, for telling similar posts; removed with the post's own text. */
  text: string
  at: Date
}

export type CorrectionKind = 'sentiment' | 'relevance'

export interface FeedbackStore {
  /** Replaces what was said of the same post before, as far as it is of the same kind. */
  correct(correction: Correction): Promise<void>
  /** The newest of either kind that still have their text, newest first; at most `limit` of each. */
  corrections(limit: number): Promise<Correction[]>
  /** One person's, or everybody's with null; newest first, also without a text. */
  correctionsBy(byId: string | null, limit: number): Promise<Correction[]>
  /** Corrected sentiments by post. */
  ofPosts(postRowIds: readonly string[]): Promise<Map<string, Correction & { label: SentimentLabel }>>
  correctionOf(postRowId: string, kind: CorrectionKind): Promise<Correction | null>
  /** False when there was none. */
  undo(postRowId: string, kind: CorrectionKind): Promise<boolean>
  /** Another one whenever a correction or a phrase rule was added, changed or taken away. */
  version(): Promise<string>
  note(feedback: { alertId: string; byId: string; kind: 'not_relevant' | 'not_a_customer'; at: Date }): Promise<void>
}

/** Phrase rules of the company that were made in Slack or at the command line. */
export interface PhraseStore {
  add(rule: Omit<PhraseRule, 'id'> & { source: 'slack' | 'command' }): Promise<PhraseRule>
  /** Newest first. */
  all(limit: number): Promise<PhraseRule[]>
  /** Those learned from an alert, oldest first. */
  ofAlert(alertId: string): Promise<PhraseRule[]>
  byId(id: string): Promise<PhraseRule | null>
  /** False when it was not there. */
  remove(id: string): Promise<boolean>
}

export interface SpendStore {
  /** Dollars spent on a network between two times. */
  total(network: string, from: Date, to: Date): Promise<number>
  add(entry: {
    network: string
    accountId: string
    kind: 'post_read' | 'user_read'
    units: number
    dollars: number
    at: Date
  }): Promise<void>
}

export interface JobStore {
  /** True for one caller only: the job's slot is taken until `leaseUntil` or `finish`. */
  begin(name: string, owner: string, now: Date, leaseUntil: Date): Promise<boolean>
  /** Keeps a slot that is still this owner's; false once it is somebody else's. */
  extend(name: string, owner: string, leaseUntil: Date): Promise<boolean>
  finish(name: string, owner: string, now: Date, error: string | null): Promise<void>
  lastRuns(): Promise<{ name: string; finishedAt: Date | null; error: string | null }[]>
  /** Small facts that outlive a process, e.g. that X is paused until a time. */
  getFact(name: string): Promise<string | null>
  setFact(name: string, value: string | null): Promise<void>
}

/** Everything the program remembers. Inside `transaction` use only the store handed in. */
export interface Store {
  posts: PostStore
  people: PeopleStore
  accounts: AccountStore
  touches: TouchStore
  alerts: AlertStore
  outbox: OutboxStore
  inbox: InboxStore
  feedback: FeedbackStore
  phrases: PhraseStore
  spend: SpendStore
  jobs: JobStore
  /** All or nothing. Nested calls join the outer one. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Deletes what is older than its time: touches and spend, finished deliveries, withdrawn consents. */
  purge(older: { touches: Date; deliveries: Date; consents: Date }): Promise<void>
  /** Frees what a killed process had leased. Only for a database that nobody else has open. */
  recover(): Promise<void>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

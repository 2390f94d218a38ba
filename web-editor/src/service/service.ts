/**
 * The service as all pages share it, so that each sees what another has written, and who we are is one thing everywhere;
 * and what this browser keeps for it.
 */
import { AccessApi, DocumentsApi, GuestsApi } from '../api/index.ts'
import { authorized, GuestStore, Identity } from '../identity/index.ts'
import { BrowserDatabase, editorsOfThisBrowser, Outbox, RecoveryCopies } from '../outbox/index.ts'

export const identity = new Identity(new GuestsApi(), new GuestStore())

const fetchAsUser = authorized(identity)

export const documentsApi = new DocumentsApi(fetchAsUser)
export const accessApi = new AccessApi(fetchAsUser)

const database = new BrowserDatabase()

export const outbox = new Outbox(database, editorsOfThisBrowser())
export const recoveryCopies = new RecoveryCopies(database)

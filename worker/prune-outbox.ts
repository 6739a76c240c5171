import { pruneOutbox } from '@/db/queries/outbox'

/** Outbox rows that were handed over long ago. */
export const pruneHandedOutbox = () => pruneOutbox()

import { freeStuckJobs } from '@/db/queries/outbox'

/** Jobs whose worker was killed. */
export const freeStuck = () => freeStuckJobs()

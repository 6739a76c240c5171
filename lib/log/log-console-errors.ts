import { log, withoutParameters } from './log'

/**
 * Lets what others write to the console as errors go the way of all lines: Next prints the errors of pages there, drizzle's with
 * everything that was bound to the query.
 */
export function logConsoleErrors() {
  console.error = (...said: unknown[]) => {
    const words = said.filter((one) => typeof one === 'string').map(withoutParameters)
    log.error({ err: said.find((one) => one instanceof Error) }, words.join(' ').trim() || 'an error on the console')
  }
}

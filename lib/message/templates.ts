import type { Template } from './template'
import { accountTemplates } from './templates/account'
import { afterScoresTemplates } from './templates/after-scores'
import { moneyTemplates } from './templates/money'
import { registrationTemplates } from './templates/registration'

/**
 * Every kind of message with the words it came with: version 1 of each, put into the database when the product starts (O-25). From then
 * on the database's newest version counts, which the administrator edits; variables are what the effect leaves with the event.
 */
export const templates: Readonly<Record<string, Template>> = {
  ...registrationTemplates,
  ...moneyTemplates,
  ...accountTemplates,
  ...afterScoresTemplates,
}

/** How a kind of message is called; one from before templates by what every message is. */
export function templateName(key: string | null): string {
  return (key !== null && Object.hasOwn(templates, key) && templates[key]?.name) || '业务通知'
}

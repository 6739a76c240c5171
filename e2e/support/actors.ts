import { type APIRequestContext, request } from '@playwright/test'
import type { Rule } from '@/lib/access/access-matrix'
import { type StaffRole, staffRoles } from '@/lib/access/viewer'
import { type Candidate, openSession } from './people'

/** Everybody who may knock: nobody, the candidate whose things they are, another candidate, a unit's handler, every role of staff. */
export const actors = ['visitor', 'owner', 'other', 'unit', ...(Object.keys(staffRoles) as StaffRole[])] as const
export type Actor = (typeof actors)[number]

const personas: Record<StaffRole | 'unit', string> = {
  unit: 'haiqiao_hr',
  examOfficer: 'kaowu1',
  reviewer: 'shenhe1',
  cashier: 'caiwu1',
  certificateOfficer: 'zhengshu1',
  committeeOffice: 'richang1',
  expert: 'zhuanjia1',
  bureau: 'rensheju1',
  administrator: 'guanliyuan',
  auditor: 'shenjiyuan',
}

/** Does the declared matrix let this actor in? */
export function may(rule: Rule, actor: Actor): boolean {
  const staff = Object.hasOwn(staffRoles, actor)
  if (rule === 'everyone') return true
  if (rule === 'signed') return false
  if (rule === 'signedIn') return actor !== 'visitor'
  if (rule === 'person') return actor === 'owner' || actor === 'other'
  if (rule === 'owner') return actor === 'owner'
  if (rule === 'staff') return staff
  if (rule === 'unit') return actor === 'unit'
  // The actor `unit` is a handler.
  if (rule === 'unitManager') return false
  if ('published' in rule) return rule.published.some((role) => role === actor)
  if ('ownerAnd' in rule) return actor === 'owner' || rule.ownerAnd.some((role) => role === actor)
  return rule.some((role) => role === actor)
}

/** Requests as this actor, with a session of its own; redirects are answers. */
export async function requestsAs(actor: Actor | Candidate): Promise<APIRequestContext> {
  const who =
    typeof actor !== 'string' ? actor : actor === 'visitor' || actor === 'owner' || actor === 'other' ? null : personas[actor]
  const cookie = who ? { Cookie: `zhunkao=${await openSession(who)}` } : undefined
  return request.newContext({
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    ...(cookie ? { extraHTTPHeaders: cookie } : {}),
    maxRedirects: 0,
  })
}

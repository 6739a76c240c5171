// The only place that says who may. Below every page, action and route; what is not said here is refused.

import { type BusinessItem, type Grant, items, itemsFor, type Menu, menuSystem } from '@/lib/unit/grants'
import type { Relation } from '@/lib/workflow/machine'
import { relationsNamedBy } from '@/lib/workflow/machines'
import { reaches } from './scope'
import type { Actor, StaffRole, Viewer } from './viewer'

/** What policy needs to know of a case. */
export type Guarded = { kind: string; applicantId: string | null; unitId: string | null; scope: string }

/**
 * How an actor stands to one case. Empty: the case does not exist for them (404, never 403).
 * A role counts only where the machine of the case names it, and within its scope: everywhere, or the exam session, its 报名地 or the
 * committee that the case belongs to.
 */
export function relationsTo(actor: Actor, guarded: Guarded): ReadonlySet<Relation> {
  if (actor === 'system' || actor === 'gateway') return new Set([actor])
  const held = new Set<StaffRole | Relation>()
  if (actor.kind === 'person' && actor.personId !== null && actor.personId === guarded.applicantId) held.add('applicant')
  if (actor.kind === 'unit' && actor.unitId !== null && actor.unitId === guarded.unitId && mayActOnKind(actor, guarded.kind))
    held.add('unit')
  if (actor.kind === 'staff') {
    for (const { role, scope } of actor.roles) {
      if (reaches(scope, guarded.scope)) held.add(role)
    }
  }
  return new Set([...relationsNamedBy(guarded.kind)].filter((named) => held.has(named)))
}

/** Is this the manager of its unit, who may do all of its business? */
export function isUnitManager(viewer: Viewer): boolean {
  return viewer.kind === 'unit' && viewer.unitId !== null && viewer.unitRole === 'manager'
}

/** May the viewer do this business of its unit: as its manager, or granted both the item and the system that it belongs to? */
export function mayActForUnit(viewer: Viewer, item: BusinessItem): boolean {
  return isUnitManager(viewer) || (holds(viewer, `system:${items[item].system}`) && holds(viewer, `item:${item}`))
}

/** May the viewer open this menu of 用户中心? */
export function mayOpenMenu(viewer: Viewer, menu: Menu): boolean {
  return isUnitManager(viewer) || (holds(viewer, `system:${menuSystem}`) && holds(viewer, `menu:${menu}`))
}

/** May the viewer make this move in the name of its unit? `relationsTo` says only that it may see the case. */
export function mayMoveForUnit(viewer: Viewer, kind: string, move: string): boolean {
  return isUnitManager(viewer) || itemsFor(kind, move).some((item) => mayActForUnit(viewer, item))
}

function mayActOnKind(viewer: Viewer, kind: string): boolean {
  return isUnitManager(viewer) || itemsFor(kind).some((item) => mayActForUnit(viewer, item))
}

function holds(viewer: Viewer, grant: Grant): boolean {
  return viewer.kind === 'unit' && viewer.unitId !== null && (viewer.grants ?? []).includes(grant)
}

/** May the viewer read this case at all? Its people, the staff whom its machine names, and the auditor, who reads everything. */
export function maySeeCase(viewer: Viewer, guarded: Guarded): boolean {
  return relationsTo(viewer, guarded).size > 0 || hasRole(viewer, 'auditor')
}

/** Under whose name the viewer's uploads are kept: the person's, the unit's for all of its handlers, else the account's. */
export function ownerIdOf(viewer: Viewer): string {
  return viewer.personId ?? viewer.unitId ?? viewer.accountId
}

/** Does the viewer hold a staff role, for `scope` where one is named? */
export function hasRole(viewer: Viewer | null, role: StaffRole, scope?: string): boolean {
  if (viewer?.kind !== 'staff') return false
  return viewer.roles.some((held) => held.role === role && (held.scope === '*' || scope === undefined || held.scope === scope))
}

/** Where the viewer stands by a staff relation to the cases whose machine names it, as `relationsTo` judges one by one: everywhere, or in these scopes. */
export function scopesOf(viewer: Viewer, relation: Relation): '*' | readonly string[] {
  const scopes = viewer.kind === 'staff' ? viewer.roles.flatMap(({ role, scope }) => (role === relation ? [scope] : [])) : []
  return scopes.includes('*') ? '*' : scopes
}

/** May the viewer look into this session's office pages? The worker counts for whoever may. */
export function overseesExam(viewer: Viewer | 'system', sessionId: string): boolean {
  if (viewer === 'system') return true
  return hasRole(viewer, 'examOfficer', sessionId) || hasRole(viewer, 'auditor')
}

/** May the viewer look into the certificates of this session (O-22)? */
export function overseesCertificates(viewer: Viewer, sessionId: string): boolean {
  return hasRole(viewer, 'certificateOfficer', sessionId) || hasRole(viewer, 'auditor')
}

/** May the viewer look into the money of this session's orders (O-21)? */
export function overseesMoney(viewer: Viewer, sessionId: string): boolean {
  return hasRole(viewer, 'cashier', sessionId) || hasRole(viewer, 'auditor')
}

/** The sessions whose money the viewer looks into; null: all of them. */
export function moneyScopes(viewer: Viewer): readonly string[] | null {
  if (hasRole(viewer, 'auditor')) return null
  const scopes = viewer.kind === 'staff' ? viewer.roles.flatMap(({ role, scope }) => (role === 'cashier' ? [scope] : [])) : []
  return scopes.includes('*') ? null : scopes
}

/** Whose messages the viewer may see as sent (O-25): `*` all of them, else those about cases of these scopes; null: nobody's. */
export function messageScopes(viewer: Viewer): '*' | readonly string[] | null {
  if (hasRole(viewer, 'administrator') || hasRole(viewer, 'auditor')) return '*'
  if (!hasRole(viewer, 'examOfficer')) return null
  const scopes = viewer.roles.filter(({ role }) => role === 'examOfficer').map(({ scope }) => scope)
  return scopes.includes('*') ? '*' : scopes
}

/** May the viewer have a message of this scope sent again? The auditor only reads. */
export function mayResend(viewer: Viewer, scope: string | null): boolean {
  return hasRole(viewer, 'administrator') || hasRole(viewer, 'examOfficer', scope ?? '*')
}

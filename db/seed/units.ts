import { sql } from 'drizzle-orm'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import type { Grant } from '@/lib/unit/grants'
import { db } from '../client'
import { units } from '../schema/account'
import { unitGrants, unitMembers } from '../schema/unit'
import { seedId } from './seed-id'
import { unitCodes } from './unit-codes'

/** The units of the demo: invented, with codes as the standard makes them. */
export const demoUnits = [
  { name: '海桥建设有限公司', legalRepresentative: '章桥' },
  { name: '南湖测绘研究院', legalRepresentative: '湖心亭' },
]

type Acting = { username: string; unit: string; role: 'manager' | 'handler'; idNumber: string; grants: readonly Grant[] }

/** Who acts for them (personas.ts), each with what was granted; 舒欣 waits for hers. */
export const demoMembers: readonly Acting[] = [
  { username: 'haiqiao_admin', unit: '海桥建设有限公司', role: 'manager', idNumber: '999999198105120047', grants: [] },
  {
    username: 'haiqiao_hr',
    unit: '海桥建设有限公司',
    role: 'handler',
    idNumber: '999999198909230065',
    grants: ['system:talent', 'item:title-unit-review', 'menu:home', 'menu:info', 'menu:matters'],
  },
  { username: 'haiqiao_new', unit: '海桥建设有限公司', role: 'handler', idNumber: '999999199501170083', grants: [] },
  { username: 'nanhu_admin', unit: '南湖测绘研究院', role: 'manager', idNumber: '999999197611080012', grants: [] },
]

export const unitIdOf = (unit: string) => seedId(`unit ${unit}`)

/** Puts the units into the database; one from before learns its code. */
export async function seedUnits() {
  await db()
    .insert(units)
    .values(demoUnits.map((unit) => ({ id: unitIdOf(unit.name), code: unitCodes[unit.name], ...unit })))
    .onConflictDoUpdate({
      target: units.id,
      set: { code: sql`excluded.code`, legalRepresentative: sql`excluded.legal_representative` },
      setWhere: sql`units.code is null`,
    })
}

/** Says who the unit accounts of the demo are, once; what was changed since stays. */
export async function seedUnitMembers() {
  await db().transaction(async (tx) => {
    for (const { username, unit, role, idNumber, grants } of demoMembers) {
      const accountId = seedId(`account ${username}`)
      const numbers = { idNumberSealed: seal(idNumber, 'id-number'), idNumberHash: keyedHash(idNumber, 'id-number') }
      const made = await tx
        .insert(unitMembers)
        .values({ accountId, unitId: unitIdOf(unit), role, idKind: 'residentId', ...numbers })
        .onConflictDoNothing()
        .returning({ accountId: unitMembers.accountId })
      if (made.length > 0 && grants.length > 0) await tx.insert(unitGrants).values(grants.map((name) => ({ accountId, name })))
    }
  })
}

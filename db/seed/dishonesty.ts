import { periodEnd } from '@/lib/dishonesty/sources'
import { db } from '../client'
import { dishonestyEntries } from '../schema/commitment'
import { accountIdOf, personIdOf } from './accounts'
import { seedId } from './seed-id'

/** An entry of the registry whose period is over, so that it keeps nobody of the demo from anything. */
export async function seedDishonesty(): Promise<void> {
  const startsAt = new Date('2014-06-10T00:00:00+08:00')
  await db()
    .insert(dishonestyEntries)
    .values({
      id: seedId('dishonesty zhou_ming'),
      personId: personIdOf('zhou_ming'),
      source: 'serious-breach',
      effect: 'no-exams',
      startsAt,
      endsAt: periodEnd(startsAt, 5),
      reason: '考试中使用带有文字记录的材料，经劝阻不改。',
      documentNumber: '演示〔2014〕6 号',
      state: 'confirmed',
      proposedBy: accountIdOf('kaowu1'),
      proposedAt: startsAt,
      decidedBy: accountIdOf('kaowu2'),
      decidedAt: startsAt,
    })
    .onConflictDoNothing()
}

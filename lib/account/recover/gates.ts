// What recoveries ask beside the right answers. Whether there is such a person shows nowhere: not in words, not in time.
import { lookUpMember, lookUpMobile, lookUpPerson, nobody } from '@/db/queries/person'
import { atMost, personIn } from '@/lib/account/gates'
import { unseal } from '@/lib/crypto/sealed'
import { normaliseMobile } from '@/lib/text/mobile'
import { sameName } from '@/lib/text/name'
import type { FlowWork, Gate } from '@/lib/workflow/flow'

/** So many beginnings an hour and address; nobody's account can be closed to its owner by them, because they are not counted by account. */
export const notTooOften = atMost('recover', { fromNetwork: 30 }, '这个网络地址找回的次数太多，请一小时后再试')

/** Keeps whose account it is, by name and number; of nobody's the same shape. */
export const keepPersonTyped: Gate = async ({ answers, keep }) => {
  const { name, idKind, idNumber } = personIn(answers)
  const lookUp = answers.userKind === 'unit' ? lookUpMember : lookUpPerson
  const found = await lookUp(idKind, idNumber)
  const isThey = sameName(found.name, name) && found.accountId !== nobody
  keep({ accountId: isThey ? found.accountId : nobody, personId: isThey ? found.id : nobody })
  return null
}

/** The mobile of whoever the flow is about; null: nobody. */
export async function registeredMobile({ kept }: Pick<FlowWork, 'kept'>): Promise<string | null> {
  return normaliseMobile(unseal(await lookUpMobile(kept.personId ?? nobody), 'mobile'))
}

import { getProfile } from '@/db/queries/profile'
import type { Viewer } from '@/lib/access/viewer'
import { unseal } from '@/lib/crypto/sealed'
import { maskBankAccount, maskIdNumber, maskMobile } from '@/lib/text/mask'
import { banks } from './banks'
import { idKindWords } from './id-kinds'

/** `fixed`: why it cannot be changed; absent: it is changed by being verified again. */
export type ProfileFact = { term: string; detail: string; fixed?: string }

const fromDocument = '来自证件，不能修改'
const chosenOnce = '注册时确定，不能修改'

/** 用户信息: what is known of the viewer, numbers masked, each with whether it can be changed. */
export async function readProfileFacts(viewer: Viewer): Promise<ProfileFact[]> {
  const profile = await getProfile(viewer)
  if (!profile) return []
  const { username, name, person, unit } = profile
  const usernameFact = { term: '用户名', detail: username, fixed: chosenOnce }
  if (!person) {
    const { word, reason } = madeBy[viewer.kind === 'staff' ? 'staff' : 'unit']
    const unitFact = unit ? [{ term: word, detail: unit.name, fixed: reason }] : []
    return [usernameFact, { term: '姓名', detail: name, fixed: reason }, ...unitFact]
  }
  return [
    usernameFact,
    { term: '姓名', detail: person.name },
    { term: '证件类型', detail: idKindWords(person.idKind), fixed: fromDocument },
    { term: '证件号码', detail: maskIdNumber(unseal(person.idNumberSealed, 'id-number')), fixed: fromDocument },
    { term: '性别', detail: person.sex, fixed: fromDocument },
    { term: '出生日期', detail: person.birthDate, fixed: fromDocument },
    { term: '银行', detail: bankWords(person.bank) },
    {
      term: '银行账号',
      detail: person.bankAccountSealed ? maskBankAccount(unseal(person.bankAccountSealed, 'bank-account')) : notYet,
    },
    { term: '手机号码', detail: maskMobile(unseal(person.mobileSealed, 'mobile')) },
  ]
}

const notYet = '还没有登记'
const madeBy = {
  unit: { word: '单位', reason: '由本单位的管理员登记，要修改请与管理员联系' },
  staff: { word: '单位', reason: '由系统管理员登记，要修改请与系统管理员联系' },
}

function bankWords(bank: string | null): string {
  if (bank === null) return notYet
  return Object.hasOwn(banks, bank) ? banks[bank as keyof typeof banks] : bank
}

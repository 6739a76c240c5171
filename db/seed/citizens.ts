import type { IdKind } from '@/lib/account/id-kinds'
import { personas } from './personas'
import { unitCodes } from './unit-codes'

/** Whom the simulated provincial platform knows; `sub` is what it calls them. */
export type PlatformUser = {
  sub: string
  type: 'person' | 'legal'
  name: string
  note: string
  idKind: IdKind
  idNumber: string
  sex?: '男' | '女'
  birthDate?: string
  mobile?: string
  unit?: { name: string; code: string }
}

const [haiqiao, nanhu] = ['海桥建设有限公司', '南湖测绘研究院']

/** The candidates of the demo, and people whom it does not know yet; likewise those who act for units. All invented. */
export const citizens: readonly PlatformUser[] = [
  ...personas.flatMap(({ username, name, person }): PlatformUser[] =>
    person ? [{ sub: `p-${username}`, type: 'person', name, note: '本系统已有账号', ...person }] : [],
  ),
  person('p-new', '叶新', '999999199001010032', '13900000021', '本系统还没有账号'),
  person('p-renamed', '周明远', '999999198002290051', '13900000006', '证件号码与周明相同，姓名改过'),
  { ...person('p-no-mobile', '穆无', '999999198506060081', '', '没有账号，平台也没有手机号'), mobile: undefined },
  {
    sub: 'p-passport',
    type: 'person',
    name: 'John Smith',
    note: '用护照，本系统还没有账号',
    idKind: 'passport',
    idNumber: 'XB0000025',
    sex: '男',
    birthDate: '1987-11-05',
    mobile: '13900000022',
  },
  legal('u-haiqiao', '柯经办', '999999197703030012', haiqiao, '经办人，本系统还没有账号'),
  legal('u-luoting', '罗婷', '999999198909230065', haiqiao, '经办人，单位管理员登记过的'),
  legal('u-nanhu', '南知', '999999198204040077', nanhu, '经办人，本系统还没有账号'),
  {
    ...legal('u-unknown', '马尚', '999999199309090040', '', '单位还没有注册'),
    unit: { name: '东山检测有限公司', code: '91999999MA0000003W' },
  },
]

function person(sub: string, name: string, idNumber: string, mobile: string, note: string): PlatformUser {
  return { sub, type: 'person', name, note, idKind: 'residentId', idNumber, mobile }
}

function legal(sub: string, name: string, idNumber: string, unit = '', note: string): PlatformUser {
  return { ...person(sub, name, idNumber, '13900000031', note), type: 'legal', unit: { name: unit, code: unitCodes[unit] ?? '' } }
}

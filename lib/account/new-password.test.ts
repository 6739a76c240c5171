import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PasswordOwner, passwordProblem } from './new-password'

const owner: PasswordOwner = {
  username: 'ouyang_2020',
  name: '欧阳䶮',
  idNumber: '99999919920314002X',
  mobile: '13912345678',
}
const problemOf = (password: string, who: Partial<PasswordOwner> = {}) => passwordProblem(password, { ...owner, ...who })

test.each([
  ['短', 'ninechar9', /至少 10 个字符/],
  ['长', '长'.repeat(129), /最多 128/],
  ['用户名', 'x-OUYANG_2020-y', /用户名/],
  ['全角的用户名', 'ｏｕｙａｎｇ_2020春夏秋冬', /用户名/],
  ['姓名', '我是欧阳䶮没错就是我', /姓名/],
  ['生日', '我的生日是19920314哦', /证件号码/],
  ['证件尾号', '尾号是314002没错吧对', /证件号码/],
  ['手机', 'call-me-345678-now', /手机号码/],
  ['一个字', 'ababababababab', /不同的字符/],
  ['连续', 'x98765432y春秋', /连续/],
  ['键盘', 'my-asdfghjk-1', /连续/],
])('A-11 %s: %j is refused, and the words say what to do', (_, password, words) => {
  expect(problemOf(password)).toMatch(words)
})

test.each([
  'password123',
  'Password2020!',
  'P@ssw0rd2020',
  'passwordpassword',
  'p.a.s.s.w.o.r.d.1',
  'Admin@2020!!',
  'administrator1',
  'welcomeadmin',
  'iloveyou1314',
  'woaini1314520',
  'woaini5201314',
  'WoAiNi@2019',
  '1q2w3e4r5t',
  '1qaz2wsx1qaz2wsx',
  '147258369!',
  'letmein!!2021',
  'Zhunkao@2020',
  'shenzhen2020',
  'gongzuo-2020',
  '我的密码我的密码我的密码2020',
  'trustno1trustno1',
  '5201314.1314520',
])('A-11 %j is what many people use', (password) => {
  expect(problemOf(password)).toMatch(/很多人在用|不同的字符|连续/)
})

test.each([
  '三月十五一起去看大海',
  'correct horse battery staple',
  'password without common sense',
  'kf83-Lq0z-tm',
  'my password is not like yours',
  '我家的猫叫小橘子今年三岁',
  'Rk7 vörösbor 49',
  '🔑🐈🌊☂️🍊🎈🚲🎻📎🧂',
])('A-11 %j is a password', (password) => {
  expect(problemOf(password)).toBeNull()
})

test('A-11 parts of a foreign name count, single letters and missing facts do not', () => {
  expect(problemOf('maria likes 7 oranges', { name: 'Maria Clara Santos' })).toMatch(/姓名/)
  expect(problemOf('likes-7-oranges-so', { name: 'Jo Li' })).toBeNull()
  expect(passwordProblem('三月十五一起去看大海', { username: 'nobody' })).toBeNull()
})

test('A-11 whatever is typed gets an answer in words or none, whatever its owner is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 140 }), fc.string({ unit: 'binary' }), (password, name) => {
      const problem = passwordProblem(password, { ...owner, name })
      expect(problem === null || problem.length > 5).toBe(true)
    }),
  )
})

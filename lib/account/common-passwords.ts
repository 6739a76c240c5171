// What everybody takes, without what people add to it: no list of whole passwords keeps up with 2019, 2020! and 123 behind the same words.
const english =
  'password passwort passw0rd pass word qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm iloveyou loveyou lovely love princess sunshine monkey ' +
  'dragon letmein welcome shadow master michael jennifer jordan superman batman spiderman pokemon football baseball basketball soccer hockey liverpool ' +
  'chelsea arsenal barcelona manchester charlie thomas robert daniel andrew joshua jessica ashley amanda nicole samantha hannah summer winter spring autumn ' +
  'hello freedom whatever trustno computer internet samsung google facebook twitter microsoft windows apple iphone android admin administrator root user ' +
  'guest test tester testing demo default changeme secret login access system server manager master staff office temp temporary starwars matrix killer ' +
  'cookie cheese chocolate banana orange flower butterfly purple yellow rainbow angel diamond silver golden ginger pepper buster tigger ' +
  'jesus christ blessed family mother father friend friends forever january february march april june july august september october november december ' +
  'monday tuesday wednesday thursday friday saturday sunday america canada london china beijing shanghai shenzhen guangzhou hongkong'
const chinese =
  'woaini woaiwojia woaini woaizhongguo woaimama woaibaba woaiziji aini wodemima mima wodemama caonima nihao nihaoma laopo laogong baobei baobao ' +
  'zhongguo tianshi xiaoxin wangyi tencent taobao alibaba weixin wechat qqmima renshi kaoshi kaosheng zhunkao zhaopin gongzuo danwei guanliyuan ' +
  'zhangwei wangwei liwei wangfang lina zhangmin lijing wangjing liuwei zhangli chenjing wangqiang liqiang lijun wangyong zhangyong liujie wanglei'
const han = '我爱你 我爱中国 我的密码 密码 管理员 准考 考试 工作人员 深圳 中国'
const digits =
  '5201314 1314520 147258369 789456123 112233445566 123123123 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx 123qweasd 1234qwer qwe123 abc123 a1b2c3'

const common = new Set([english, chinese, han, digits].flatMap((list) => list.split(' ')))
const longest = Math.max(...[...common].map((one) => one.length))

/** Is this what very many people choose: common words or rows of digits, however written, repeated, or with digits and signs around and between them? */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  const core = lower.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '')
  const read = readings.map((reading) => core.replace(/[01345789@$!]/g, (sign) => reading[sign] ?? sign))
  return [lower, core, ...read].some(
    (text) => isMadeOf(text.replace(/[^\p{L}\d]/gu, '')) || isMadeOf(text.replace(/[^\p{L}]/gu, '')),
  )
}

/** 0 as o, @ as a …; 1 is read both ways. */
const signs = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g', '@': 'a', $: 's' }
const readings: Record<string, string>[] = [
  { ...signs, '1': 'l', '!': 'l' },
  { ...signs, '1': 'i', '!': 'i' },
]

/** Nothing but common words one after the other: welcomeadmin, passwordpassword. */
function isMadeOf(text: string): boolean {
  const reached = [true]
  for (let end = 1; end <= text.length; end += 1) {
    const starts = [...Array(Math.min(end, longest)).keys()].map((back) => end - 1 - back)
    reached[end] = starts.some((from) => reached[from] && common.has(text.slice(from, end)))
  }
  return text.length > 0 && reached[text.length] === true
}

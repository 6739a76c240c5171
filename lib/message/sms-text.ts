import { readIdNumber } from '@/lib/text/id-number'

const sentenceCharactersMax = 60
/** One SMS carries 70 characters of Chinese; of a longer one each part 67, the rest joins the parts. */
const [wholeCharacters, partCharacters] = [70, 67]
const textCharactersMax = 500

/** 【准考】, the words, and the check code by which 短信真伪查询 knows it (B-14). An ID number is never sent, whoever wrote it into the words. */
export function smsText(words: string, code: string): string {
  return `【准考】${withoutIdNumbers(words)}真伪查询码 ${code}`
}

/** Title and first sentence, the rest being in the inbox: for a message that was posted before there were templates. */
export function smsWords(title: string, body: string): string {
  const sentence = body.split('。')[0] ?? ''
  const characters = [...sentence]
  const short = characters.length > sentenceCharactersMax ? `${characters.slice(0, sentenceCharactersMax).join('')}…` : sentence
  return `${title}。${short ? `${short}。` : ''}详情请登录查看。`
}

/** How long an SMS is, in UTF-16 units as carriers count, and as how many it is charged. */
export function smsSize(text: string): { characters: number; segments: number; tooLong: boolean } {
  const characters = text.length
  const segments = characters <= wholeCharacters ? 1 : Math.ceil(characters / partCharacters)
  return { characters, segments, tooLong: characters > textCharactersMax }
}

function withoutIdNumbers(text: string): string {
  return text.replace(/\d{17}[\dXx]/g, (digits) => (readIdNumber(digits) ? '（证件号码）' : digits))
}

import { readIdNumber } from '@/lib/text/id-number'

const bodyCharactersMax = 60

/** 【准考】, the title and the first sentence; the rest is in the inbox. An ID number is never sent, whoever wrote it into the text. */
export function smsText(title: string, body: string): string {
  const sentence = body.split('。')[0] ?? ''
  const characters = [...sentence]
  const short = characters.length > bodyCharactersMax ? `${characters.slice(0, bodyCharactersMax).join('')}…` : sentence
  return withoutIdNumbers(`【准考】${title}。${short ? `${short}。` : ''}详情请登录查看。`)
}

function withoutIdNumbers(text: string): string {
  return text.replace(/\d{17}[\dXx]/g, (digits) => (readIdNumber(digits) ? '（证件号码）' : digits))
}

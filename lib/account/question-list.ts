/** What one may choose from as 密保问题: things that stay as they are, that one remembers, and that no certificate, form or friend's list tells. */
export const questionList = {
  novel: '我读完的第一本长篇小说是哪一本？',
  deskmate: '我小学时最要好的同桌，外号叫什么？',
  pet: '我小时候给宠物或玩具起过的第一个名字是什么？',
  teacher: '我中学时印象最深的老师，口头禅是什么？',
  lost: '我弄丢过的、最心疼的一样东西是什么？',
  journey: '我第一次独自出远门，去的是哪里？',
  dish: '我小时候最不愿意吃的一道菜是什么？',
  song: '我最早学会完整唱下来的一首歌是什么？',
  fear: '我小时候最害怕的一样东西是什么？',
  essay: '我在作文《我的理想》里写的是什么？',
} as const
export type QuestionKey = keyof typeof questionList

export const questionsEach = 3
export const answerCharactersMin = 2
export const answerCharactersMax = 100

export type ChosenQuestion = { question: string; answer: string }
/** `place`: which of the three, from 0. */
export type QuestionProblem = { place: number; field: 'question' | 'answer'; message: string }

/** What makes answers the same: width, case, and spaces around or doubled do not tell them apart. */
export function normaliseAnswer(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().toLowerCase().trim().replace(/\s+/g, ' ')
}

/** The first thing wrong with the chosen questions and answers; null: nothing. */
export function questionProblem(chosen: readonly ChosenQuestion[]): QuestionProblem | null {
  for (let place = 0; place < questionsEach; place += 1) {
    const { question, answer } = chosen[place] ?? { question: '', answer: '' }
    const before = chosen.slice(0, place)
    if (!isQuestion(question)) return { place, field: 'question', message: '请选择一个问题' }
    if (before.some((one) => one.question === question))
      return { place, field: 'question', message: '三个问题要各不相同，请另选一个' }
    const problem = answerProblem(normaliseAnswer(answer), questionList[question], before)
    if (problem) return { place, field: 'answer', message: problem }
  }
  return null
}

function answerProblem(answer: string, question: string, before: readonly ChosenQuestion[]): string | null {
  const length = [...answer].length
  if (length === 0) return '请填写答案'
  if (length < answerCharactersMin) return `答案至少 ${answerCharactersMin} 个字`
  if (length > answerCharactersMax) return `答案最多 ${answerCharactersMax} 个字`
  if (normaliseAnswer(question).includes(answer)) return '答案不能是问题里的话，请换一个'
  if (before.some((one) => normaliseAnswer(one.answer) === answer)) return '三个答案要各不相同，请换一个'
  return null
}

export function isQuestion(key: string): key is QuestionKey {
  return Object.hasOwn(questionList, key)
}

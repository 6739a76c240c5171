/** A start that is refused for a reason the operator can mend: the message is the whole answer, in Chinese and in English, without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart'

  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`)
  }
}

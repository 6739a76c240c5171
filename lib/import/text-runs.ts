const figure = /^\p{N}/u
const wholeNumber = /^[\s\p{N}.．,，+＋\-－−]*$/u

export type CollectedText = { text: string; joins: boolean }

/**
 * The text of one cell or shared text, put together from its runs as the parser comes to them, without how it is to be pronounced; what is
 * longer than `lengthMax` is cut, not before the first character too many. `joins`: raised or lowered figures, such as a note's number behind
 * a score, would be read as part of a number that they are no part of.
 */
export function collectText(lengthMax = Number.POSITIVE_INFINITY) {
  let [text, last, raised, lastRaised, mixed, meets] = ['', '', false, false, false, false]
  let [reading, phonetic] = [false, false]
  return {
    open(name: string, attributes: () => Record<string, string>) {
      if (name === 'r') raised = false
      if (name === 'vertAlign') raised = /^su(per|b)script$/.test(attributes().val ?? '')
      if (name === 'rPh') phonetic = true
      reading = (name === 't' || name === 'v') && !phonetic
    },
    close(name: string) {
      if (name === 'r') raised = false
      if (name === 'rPh') phonetic = false
      if (name === 't' || name === 'v') reading = false
    },
    add(part: string) {
      if (!reading) return
      if (text.length <= lengthMax) text += part
      const shown = part.trim()
      if (shown === '') return
      if (last !== '' && raised !== lastRaised) {
        mixed = true
        if (figure.test(last) && figure.test(shown)) meets = true
      }
      ;[last, lastRaised] = [shown.slice(-1), raised]
    },
    /** What has been put together; the next begins. */
    take(): CollectedText {
      const taken = { text, joins: meets || (mixed && wholeNumber.test(text)) }
      ;[text, last, raised, lastRaised, mixed, meets] = ['', '', false, false, false, false]
      return taken
    },
  }
}

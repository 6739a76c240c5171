import type { Conditions } from './conditions'

type Catalogue = Conditions['catalogues'][string]

/** Where a major as written on the diploma stands in a catalogue; 方向 in brackets and the word 专业 behind it make no difference. */
export function matchMajor(major: string, catalogue: Catalogue | undefined): 'listed' | 'alike' | 'outside' {
  const asked = plain(major)
  const among = (majors: readonly string[] = []) => asked !== '' && majors.some((one) => plain(one) === asked)
  if (among(catalogue?.majors)) return 'listed'
  return among(catalogue?.alike) ? 'alike' : 'outside'
}

function plain(major: string): string {
  const folded = major.normalize('NFKC').replace(/\s/g, '')
  return folded.replace(/\([^()]*\)/g, '').replace(/专业$/, '')
}

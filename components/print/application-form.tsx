import { View } from '@react-pdf/renderer'
import type { ApplicationForm } from '@/lib/print/documents'
import { AnswerTable } from './answer-table'
import { hairline, ink } from './ink'
import { ordinal } from './ordinal'
import { Photo } from './photo'
import { ruledRow } from './ruled-row'
import { Section } from './section'
import { Sheet } from './sheet'
import { Song } from './song'
import { Words } from './words'

/** 报名表 (E-30): the submitted answers, with the letters that were agreed to. */
export function ApplicationFormPaper(form: ApplicationForm) {
  const { examTitle, registrationNumber, verify, serial, printedAt } = form
  return (
    <Sheet kind="报名表" number={registrationNumber} {...{ examTitle, verify, serial, printedAt }}>
      <Opening {...form} />
      {form.sections.map((section, index) => (
        <AnswerTable key={ordinal(index + 1)} title={`${ordinal(index + 1)}、${section.title}`} rows={section.rows} />
      ))}
      {form.letters.length > 0 && <Letters letters={form.letters} number={form.sections.length + 1} />}
    </Sheet>
  )
}

function Opening({ examTitle, registrationNumber, statusLabel, photo }: ApplicationForm) {
  return (
    <View style={{ flexDirection: 'row', justifyContent: 'space-between', minHeight: 103 }} wrap={false}>
      <View style={{ width: 420, justifyContent: 'space-between' }}>
        <View>
          <Song style={{ fontSize: 14, lineHeight: 1.4 }}>{examTitle}</Song>
          <Song style={{ fontSize: 26, letterSpacing: 8, marginTop: 2 }}>报名表</Song>
        </View>
        <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginTop: 6 }}>
          <View style={{ width: 300 }}>
            <Words style={{ fontSize: 8.5, color: ink.second }}>报名序号</Words>
            <Song style={{ fontSize: 15 }}>{registrationNumber}</Song>
          </View>
          <Seal text={statusLabel} />
        </View>
      </View>
      <Photo jpeg={photo} />
    </View>
  )
}

function Seal({ text }: { text: string }) {
  return (
    <View style={{ borderWidth: 1.4, borderColor: ink.seal, borderRadius: 3, paddingHorizontal: 9, paddingVertical: 2 }}>
      <Song style={{ fontSize: 13, color: ink.seal, letterSpacing: 2 }}>{text}</Song>
    </View>
  )
}

function Letters({ letters, number }: { letters: ApplicationForm['letters']; number: number }) {
  const [first, ...rest] = letters.map((letter) => <Letter key={`${letter.title} ${letter.agreedAt}`} {...letter} />)
  return <Section title={`${ordinal(number)}、已同意的承诺`} first={first} rest={rest} />
}

function Letter({ title, agreedAt }: ApplicationForm['letters'][number]) {
  const cell = { paddingVertical: 2.5, paddingHorizontal: 7 }
  return (
    <View wrap={false} style={ruledRow}>
      <Words style={{ ...cell, flex: 1 }}>{title}</Words>
      <View style={{ ...cell, width: 150, borderLeftWidth: hairline, borderColor: ink.hairline }}>
        <Words>{agreedAt}</Words>
      </View>
    </View>
  )
}

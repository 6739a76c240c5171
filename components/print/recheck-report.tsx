import { View } from '@react-pdf/renderer'
import type { RecheckReport } from '@/lib/print/documents'
import { AnswerTable } from './answer-table'
import { Photo } from './photo'
import { Section } from './section'
import { Sheet } from './sheet'
import { Song } from './song'
import { Words } from './words'

/** 成绩复查报告 (B-15): what was done, line by line, and what came of it. */
export function RecheckReportPaper(report: RecheckReport) {
  const { examTitle, number, verify, serial, printedAt, photo } = report
  const [first, ...rest] = report.steps.map((step) => <Words key={step}>{`√　${step}`}</Words>)
  return (
    <Sheet kind="成绩复查报告" number={number} {...{ examTitle, verify, serial, printedAt }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', minHeight: 103 }} wrap={false}>
        <View style={{ width: 420 }}>
          <Song style={{ fontSize: 14, lineHeight: 1.4 }}>{examTitle}</Song>
          <Song style={{ fontSize: 24, letterSpacing: 6, marginTop: 2 }}>成绩复查报告</Song>
        </View>
        <Photo jpeg={photo} />
      </View>
      <AnswerTable title="一、考生和科目" rows={report.rows} />
      <Section title="二、做了哪些核对" first={first} rest={rest} />
      <AnswerTable title="三、复查结果" rows={report.results} />
    </Sheet>
  )
}

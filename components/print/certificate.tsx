import { View } from '@react-pdf/renderer'
import type { CertificatePaper } from '@/lib/print/documents'
import { nameSize, sizeToFit } from './ems'
import { hairline, ink, measure } from './ink'
import { Photo } from './photo'
import { Sheet } from './sheet'
import { Song } from './song'
import { Words } from './words'

const factsWidth = 300

/** 电子证书 (E-38): who holds which qualification, since when, under which number. */
export function CertificateSheet(paper: CertificatePaper) {
  const { examTitle, managementNumber, verify, serial, printedAt, photo, approvedOn } = paper
  return (
    <Sheet kind="电子证书" number={managementNumber} {...{ examTitle, verify, serial, printedAt }}>
      <View style={{ borderWidth: 1.2, borderColor: ink.text, padding: 4, marginTop: 14 }} wrap={false}>
        <View style={{ borderWidth: hairline, borderColor: ink.hairline, padding: 34, alignItems: 'center' }}>
          <Song style={{ fontSize: 34, letterSpacing: 14, marginLeft: 14 }}>资格证书</Song>
          <Song style={{ fontSize: sizeToFit(examTitle, measure - 90, 17, 10), marginTop: 12, textAlign: 'center' }}>
            {examTitle}
          </Song>
          <View style={{ flexDirection: 'row', justifyContent: 'space-between', width: measure - 90, marginTop: 34 }}>
            <View style={{ width: factsWidth }}>
              <Facts {...paper} />
            </View>
            <Photo jpeg={photo} />
          </View>
          <Words style={{ fontSize: 11, lineHeight: 1.9, marginTop: 30, width: measure - 90 }}>
            {'　　持证人通过上述考试，成绩合格，经核查符合报考条件，取得相应资格。'}
          </Words>
          <View style={{ width: measure - 90, marginTop: 40 }}>
            <Fact label="管 理 号" value={managementNumber} />
            <Fact label="批准日期" value={approvedOn} />
          </View>
        </View>
      </View>
      <Words style={{ fontSize: 9, color: ink.second, marginTop: 14 }}>
        电子证书与纸质证书具有同等效力。证书现在是否有效，以扫描二维码核验的结果为准。
      </Words>
    </Sheet>
  )
}

function Facts({ name, sex, born, idNumber, level, specialty }: CertificatePaper) {
  const rows = { '性　　别': sex, 出生年月: born, 证件号码: idNumber, '级　　别': level, '专　　业': specialty }
  return (
    <View>
      <Fact label="姓　　名" value={name} size={nameSize(name, factsWidth - 74, 15, 9)} />
      {Object.entries(rows)
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
    </View>
  )
}

function Fact({ label, value, size = 12 }: { label: string; value: string; size?: number }) {
  return (
    <View style={{ flexDirection: 'row', marginTop: 7, alignItems: 'center' }}>
      <Words style={{ width: 74, fontSize: 10, color: ink.second }}>{label}</Words>
      <View style={{ flex: 1 }}>
        <Song style={{ fontSize: size, lineHeight: 1.35 }}>{value}</Song>
      </View>
    </View>
  )
}

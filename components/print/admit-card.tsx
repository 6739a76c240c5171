import type { AdmitCard } from '@/lib/print/documents'
import { AccessibleNeeds, Papers, Sites } from './admit-card-parts'
import { Notices } from './notices'
import { SheetFile, SheetPages } from './sheet'
import { Ticket } from './ticket'

/** 准考证 (E-32): who, when, where, and what to bring; an ordinary one fits on one page. */
export function AdmitCardPaper(card: AdmitCard) {
  return <AdmitCardsPaper examTitle={card.examTitle} cards={[card]} />
}

/** The cards of a room in one file. */
export function AdmitCardsPaper({ examTitle, cards }: { examTitle: string; cards: readonly AdmitCard[] }) {
  return (
    <SheetFile title={`准考证 · ${examTitle}`}>
      {cards.map((card) => (
        <Card key={card.admitCardNumber} {...card} />
      ))}
    </SheetFile>
  )
}

function Card(card: AdmitCard) {
  const { examTitle, admitCardNumber, verify, serial, printedAt, accessibleNeeds = [], moreSites = [] } = card
  return (
    <SheetPages kind="准考证" number={admitCardNumber} {...{ examTitle, verify, serial, printedAt }}>
      <Ticket {...card} />
      <Papers papers={card.papers} />
      <Sites sites={[card.site, ...moreSites]} />
      {accessibleNeeds.length > 0 && <AccessibleNeeds needs={accessibleNeeds} />}
      <Notices notices={card.notices} />
    </SheetPages>
  )
}

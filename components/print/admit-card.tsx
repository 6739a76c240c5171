import type { AdmitCard } from '@/lib/print/documents'
import { AccessibleNeeds, Papers, Site } from './admit-card-parts'
import { Notices } from './notices'
import { Sheet } from './sheet'
import { Ticket } from './ticket'

/** 准考证 (E-32): who, when, where, and what to bring; an ordinary one fits on one page. */
export function AdmitCardPaper(card: AdmitCard) {
  const { examTitle, admitCardNumber, verify, serial, printedAt, accessibleNeeds = [] } = card
  return (
    <Sheet kind="准考证" number={admitCardNumber} {...{ examTitle, verify, serial, printedAt }}>
      <Ticket {...card} />
      <Papers papers={card.papers} />
      <Site site={card.site} />
      {accessibleNeeds.length > 0 && <AccessibleNeeds needs={accessibleNeeds} />}
      <Notices notices={card.notices} />
    </Sheet>
  )
}

const services = [
  { sign: '证', title: '证书管理', note: '查看、下载电子证书', href: '/services/certificates' },
  { sign: '核', title: '报考资格在线核查', note: '看核查结果、补交材料', href: '/services/qualification-check' },
  { sign: '退', title: '考试退费', note: '选择订单，原路退回', href: '/services/exam-refund' },
  { sign: '职', title: '职称申报', note: '个人申报、单位审核、评审、发证', href: '/coming/titles' },
]

/** 常办业务, one card a service. */
export function CommonServices() {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 elder:grid-cols-1">
      {services.map((service) => (
        <li key={service.title}>
          <a
            href={service.href}
            className="flex items-center gap-4 rounded-xl border border-line bg-card p-5 no-underline hover:border-blue"
          >
            <span
              aria-hidden="true"
              className="grid size-11 shrink-0 place-items-center rounded-lg bg-blue-soft font-bold font-song text-blue text-lg"
            >
              {service.sign}
            </span>
            <span>
              <strong>{service.title}</strong>
              <span className="block text-ink-3 text-sm">{service.note}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

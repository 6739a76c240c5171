/** Where head and shoulders belong, drawn over the frame; light and dark lines, to be seen on any picture. */
export function PhotoGuide() {
  return (
    <svg viewBox="0 0 250 350" aria-hidden="true" className="pointer-events-none absolute inset-0 size-full fill-none">
      {['#ffffff', '#000000'].map((stroke, index) => (
        <g key={stroke} stroke={stroke} strokeOpacity="0.7" strokeWidth="1.5" strokeDasharray="7 7" strokeDashoffset={index * 7}>
          <ellipse cx="125" cy="145" rx="68" ry="92" />
          <path d="M15 350c8-66 48-92 110-92s102 26 110 92" />
        </g>
      ))}
    </svg>
  )
}

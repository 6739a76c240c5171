export type ModeSwitchProps = { elder: boolean; switchMode: (form: FormData) => Promise<void> }

/** 长者模式 on and off; a form, so that it works without scripts. */
export function ModeSwitch({ elder, switchMode }: ModeSwitchProps) {
  return (
    <form action={switchMode} className="flex">
      <input type="hidden" name="mode" value={elder ? 'standard' : 'elder'} />
      <button
        type="submit"
        className="min-h-12 cursor-pointer whitespace-nowrap rounded-lg px-2 font-bold text-[0.9375rem] text-ink-2 hover:text-blue hover:underline"
      >
        {elder ? '标准模式' : '长者模式'}
      </button>
    </form>
  )
}

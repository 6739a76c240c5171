export type Branch = { label: string; branches?: readonly Branch[]; boxes?: readonly { name: string; label: string }[] }

/** A tree of check boxes, each named by its grant; `locked`: to read only. */
export function GrantBoxes({ tree, ticked, locked }: { tree: Branch; ticked: readonly string[]; locked: boolean }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-bold">{tree.label}</legend>
      <div className="ml-1 border-line border-l pl-4">
        {tree.branches?.map((branch) => (
          <GrantBoxes key={branch.label} tree={branch} ticked={ticked} locked={locked} />
        ))}
        {tree.boxes?.map(({ name, label }) => (
          <label key={name} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              name="grant"
              value={name}
              defaultChecked={ticked.includes(name)}
              disabled={locked}
              className="size-5 accent-blue"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

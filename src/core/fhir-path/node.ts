/** An element of a FHIR resource as FHIRPath sees it. */
export interface FhirNode {
  /** As FHIRPath has it: `value`; of a resource the type. */
  readonly name: string;
  /** As JSON has it: `valueQuantity`. */
  readonly key: string;
  /** Undefined for types that `element-types.ts` leaves out. */
  readonly type: string | undefined;
  readonly isResource: boolean;
  /** Offset of its value in the source. */
  readonly at: number;
  /** Of a primitive. */
  readonly value: string | number | boolean | undefined;
  readonly parent: FhirNode | undefined;
  readonly children: readonly FhirNode[];
}

/** A node and all below it, without what other resources within it hold. */
export function withinResource(node: FhirNode): readonly FhirNode[] {
  // Every rule with `nodesByType` asks it of the resource.
  const known = node.isResource ? within.get(node) : undefined;
  if (known !== undefined) return known;
  const nodes: FhirNode[] = [];
  gather(node, nodes);
  if (node.isResource) within.set(node, nodes);
  return nodes;
}

const within = new WeakMap<FhirNode, readonly FhirNode[]>();

function gather(node: FhirNode, nodes: FhirNode[]): void {
  nodes.push(node);
  for (const child of node.children) if (!child.isResource) gather(child, nodes);
}

import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { ExportVariable, Row, Value } from '../../domain/exportVariables/types.ts';
import { labelledValues } from './labels.ts';
import { asBoolean, asDays, asDouble, asInteger, asText, storageOf, type Storage } from './storage.ts';
import type { ReleaseContent } from './types.ts';

/** Rows of one group: enough for the dictionaries to pay, few enough that other requests get their turn in between. */
const groupSize = 2000;

const elements: Record<Storage, Omit<SchemaElement, 'name' | 'repetition_type'>> = {
	text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
	integer: { type: 'INT32' },
	double: { type: 'DOUBLE' },
	boolean: { type: 'BOOLEAN' },
	date: { type: 'INT32', converted_type: 'DATE' },
};

const readers: Record<Storage, (variable: ExportVariable, value: Value) => string | number | boolean | null> =
	{
		text: asText,
		integer: asInteger,
		double: asDouble,
		boolean: asBoolean,
		date: asDays,
	};

function schemaOf(variables: readonly ExportVariable[]): SchemaElement[] {
	return [
		{ name: 'release', num_children: variables.length },
		...variables.map((variable): SchemaElement => ({
			name: variable.name,
			repetition_type: 'OPTIONAL',
			...elements[storageOf(variable)],
		})),
	];
}

/** Labels and missing codes travel along as metadata: the format has no place of its own for them. */
function metadata({ variables, about }: ParquetContent) {
	const described = variables.map((variable) => ({
		name: variable.name,
		label: variable.label,
		unit: variable.unit,
		values: labelledValues(variable).map(({ code, label, reason }) => ({
			code,
			label,
			missing: reason !== null,
		})),
	}));
	return [
		{ key: 'release', value: about.release.id },
		{ key: 'variables', value: JSON.stringify(described) },
	];
}

function take(writer: ByteWriter): Uint8Array {
	const bytes = Uint8Array.from(writer.getBytes());
	writer.index = 0;
	return bytes;
}

type Column = (string | number | boolean | null)[];

/** Groups of one size, column by column, whatever the pages: the bytes must not depend on how the rows were read. */
async function* groups(
	pages: AsyncIterable<readonly Row[]>,
	variables: readonly ExportVariable[],
): AsyncGenerator<Column[]> {
	const columns = variables.map((variable) => ({ variable, read: readers[storageOf(variable)] }));
	let group = columns.map((): Column => []);
	let rows = 0;
	for await (const page of pages) {
		for (const row of page) {
			columns.forEach(({ variable, read }, at) => group[at]?.push(read(variable, row[at] ?? null)));
			if (++rows % groupSize > 0) continue;
			yield group;
			group = columns.map((): Column => []);
		}
	}
	if (rows % groupSize > 0) yield group;
}

type ParquetContent = Pick<ReleaseContent, 'variables' | 'rows' | 'about'>;

export async function* parquet(content: ParquetContent): AsyncGenerator<Uint8Array> {
	const { variables } = content;
	const writer = new ByteWriter();
	const file = new ParquetWriter({
		writer,
		schema: schemaOf(variables),
		kvMetadata: metadata(content),
		createdBy: content.about.release.softwareVersion,
	});
	for await (const group of groups(content.rows(), variables)) {
		await file.write({
			columnData: variables.map(({ name }, at) => ({ name, data: group[at] ?? [] })),
			rowGroupSize: group[0]?.length ?? 0,
		});
		yield take(writer);
	}
	await file.finish();
	yield take(writer);
}

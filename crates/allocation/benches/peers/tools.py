"""Divides the measures of a year with other tools, in floats: no derivation, no rounding rule, no bounds."""

import os

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import pandas
import polars


def with_pandas(path):
    rows = pandas.read_csv(path)

    def divide():
        measures = rows["measure"]
        whole = measures.groupby([rows["month"], rows["pool"], rows["part"]], sort=False).transform("sum")
        share = rows["weight"] * measures / whole
        exact = rows["amount"] * share + rows["price"] * measures
        amounts = exact.groupby([rows["month"], rows["pool"], rows["member"]]).sum().round(2)
        return len(amounts)

    return divide


def with_polars(path):
    rows = polars.read_csv(path, infer_schema_length=None)
    measure = polars.col("measure")
    share = polars.col("weight") * measure / measure.sum().over("month", "pool", "part")
    exact = polars.col("amount") * share + polars.col("price") * measure

    def divide():
        amounts = rows.lazy().with_columns(exact=exact).group_by("month", "pool", "member")
        amounts = amounts.agg(polars.col("exact").sum().round(2)).sort("month", "pool", "member")
        return amounts.collect().height

    return divide


def with_duckdb(path):
    database = duckdb.connect(config={"threads": 1})
    database.execute("create table rows as select * from read_csv(?)", [path])

    def divide():
        amounts = database.execute("""
            with divided as (
                select month, pool, member, price * measure + amount * weight * measure
                    / sum(measure) over (partition by month, pool, part) as exact
                from rows)
            select month, pool, member, round(sum(exact), 2) as amount
            from divided group by all order by all
        """)
        return len(amounts.fetchnumpy()["amount"])

    return divide


TOOLS = {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}

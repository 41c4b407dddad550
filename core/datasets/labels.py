"""What users read instead of the names of columns and classes."""

from collections.abc import Mapping

from core.messages import N_

Labels = Mapping[str, str]

CREDIT: Labels = {
    "status of existing checking account": N_("Current account"),
    "duration in month": N_("Duration"),
    "credit history": N_("Credit history"),
    "purpose": N_("Purpose"),
    "credit amount": N_("Amount"),
    "savings account and bonds": N_("Savings"),
    "present employment since": N_("In this job for"),
    "installment rate in percentage of disposable income": N_("Instalment by income (code 1 to 4)"),
    "other debtors or guarantors": N_("Others who answer for the loan"),
    "present residence since": N_("Time at this address (code 1 to 4)"),
    "property": N_("Property"),
    "age in years": N_("Age"),
    "other installment plans": N_("Other instalments"),
    "housing": N_("Housing"),
    "number of existing credits at this bank": N_("Loans at this bank"),
    "job": N_("Occupation"),
    "number of people being liable to provide maintenance for": N_("Dependants"),
    "telephone": N_("Telephone"),
    "foreign worker": N_("Foreign worker"),
    "service calls": N_("Service calls, last months"),
    "good": N_("Paid back"),
    "bad": N_("Went bad"),
}

PENGUINS: Labels = {
    "island": N_("Island"),
    "bill length": N_("Bill length"),
    "bill depth": N_("Bill depth"),
    "flipper length": N_("Flipper length"),
    "body mass": N_("Weight"),
    "sex": N_("Sex"),
    "year": N_("Year of the count"),
    "Adelie": N_("Adélie penguin"),
    "Chinstrap": N_("Chinstrap penguin"),
    "Gentoo": N_("Gentoo penguin"),
}

PAGE_BLOCKS: Labels = {
    "height": N_("Height"),
    "length": N_("Length"),
    "area": N_("Area"),
    "eccen": N_("Length for each unit of height"),
    "p black": N_("Share of black pixels"),
    "p and": N_("Share of black pixels, smoothed"),
    "mean tr": N_("Mean run of black pixels"),
    "blackpix": N_("Black pixels"),
    "blackand": N_("Black pixels, smoothed"),
    "wb trans": N_("Changes from white to black"),
    "negative": N_("Text"),
    "positive": N_("Other than text"),
}

HEART: Labels = {
    "age": N_("Age"),
    "sex": N_("Sex"),
    "chest pain": N_("Chest pain"),
    "resting blood pressure": N_("Blood pressure at rest"),
    "cholesterol": N_("Cholesterol"),
    "high fasting sugar": N_("Fasting blood sugar above 120 mg/dl"),
    "resting ecg": N_("ECG at rest"),
    "highest heart rate": N_("Highest heart rate reached"),
    "pain in exercise": N_("Chest pain in exercise"),
    "st depression": N_("ST depression in exercise"),
    "st slope": N_("Slope of ST in exercise"),
    "narrowed vessels": N_("Large vessels seen by fluoroscopy"),
    "thallium scan": N_("Thallium scan"),
    "healthy": N_("Healthy"),
    "disease": N_("Disease"),
}

IRIS: Labels = {
    "sepal length": N_("Sepal length"),
    "sepal width": N_("Sepal width"),
    "petal length": N_("Petal length"),
    "petal width": N_("Petal width"),
    "setosa": N_("Setosa"),
    "versicolor": N_("Versicolor"),
    "virginica": N_("Virginica"),
}

WINE: Labels = {
    "alcohol": N_("Alcohol"),
    "malic acid": N_("Malic acid"),
    "ash": N_("Ash"),
    "alcalinity of ash": N_("Alkalinity of ash"),
    "magnesium": N_("Magnesium"),
    "total phenols": N_("Phenols"),
    "flavanoids": N_("Flavonoids"),
    "nonflavanoid phenols": N_("Phenols that aren't flavonoids"),
    "proanthocyanins": N_("Proanthocyanidins"),
    "color intensity": N_("Colour intensity"),
    "hue": N_("Hue"),
    "od280/od315 of diluted wines": N_("OD280/OD315, diluted"),
    "proline": N_("Proline"),
    "class_0": N_("Grower 1"),
    "class_1": N_("Grower 2"),
    "class_2": N_("Grower 3"),
}

BREAST_CANCER: Labels = {
    "mean radius": N_("Radius, mean"),
    "mean texture": N_("Texture, mean"),
    "mean perimeter": N_("Perimeter, mean"),
    "mean area": N_("Area, mean"),
    "mean smoothness": N_("Smoothness, mean"),
    "mean compactness": N_("Compactness, mean"),
    "mean concavity": N_("Concavity, mean"),
    "mean concave points": N_("Concave points, mean"),
    "mean symmetry": N_("Symmetry, mean"),
    "mean fractal dimension": N_("Fractal dimension, mean"),
    "radius error": N_("Radius, spread"),
    "texture error": N_("Texture, spread"),
    "perimeter error": N_("Perimeter, spread"),
    "area error": N_("Area, spread"),
    "smoothness error": N_("Smoothness, spread"),
    "compactness error": N_("Compactness, spread"),
    "concavity error": N_("Concavity, spread"),
    "concave points error": N_("Concave points, spread"),
    "symmetry error": N_("Symmetry, spread"),
    "fractal dimension error": N_("Fractal dimension, spread"),
    "worst radius": N_("Radius, worst"),
    "worst texture": N_("Texture, worst"),
    "worst perimeter": N_("Perimeter, worst"),
    "worst area": N_("Area, worst"),
    "worst smoothness": N_("Smoothness, worst"),
    "worst compactness": N_("Compactness, worst"),
    "worst concavity": N_("Concavity, worst"),
    "worst concave points": N_("Concave points, worst"),
    "worst symmetry": N_("Symmetry, worst"),
    "worst fractal dimension": N_("Fractal dimension, worst"),
    "benign": N_("Benign"),
    "malignant": N_("Malignant"),
}

DIABETES: Labels = {
    "age": N_("Age"),
    "sex": N_("Sex"),
    "bmi": N_("Body mass index"),
    "bp": N_("Mean blood pressure"),
    "s1": N_("Total cholesterol"),
    "s2": N_("LDL cholesterol"),
    "s3": N_("HDL cholesterol"),
    "s4": N_("Total to HDL cholesterol"),
    "s5": N_("Triglycerides, log"),
    "s6": N_("Blood sugar"),
}

DRAWN: Labels = {"A": N_("Orange"), "B": N_("Blue")}
